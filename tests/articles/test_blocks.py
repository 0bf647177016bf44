"""Each block of a story has a template, a preview and an appearance."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template
from wagtail.blocks import StreamBlock

from articles.blocks import StoryBlock
from articles.models import ArticlePage
from home.models import HomePage
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    ImageFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db

BLOCKS = StoryBlock().child_blocks
EACH = pytest.mark.parametrize("name", BLOCKS)
ATTACK = "<script>alert(1)</script>"
SAID = {
    "paragraph": "The gates closed at four",
    "subheading": "What happens next",
    "quotation": "Ruth Penhale",
    "pull_quote": "Nobody here is against the lock.",
    "picture": "What is to be seen, where and when.",
    "fact_box": "Closed for eleven years",
    "timeline": "A survey finds the gates sound.",
    "gallery": "A morning afloat",
    "embed": "The lock filling for the first time in eleven years",
    "key_facts": "19 months from the date of the licence",
    "table": "Classes at two schools",
    "chart": "Boats with a berth in the basin",
    "document": "The engineer’s report on the lock, 42 pages.",
    "related_story": "The story that others point to",
}


def section_for_blocks():
    return SectionFactory(parent=HomePage.objects.get())


def value_of(name):
    """The block's preview value, with what it needs in the house."""
    if name in {"picture", "gallery"}:
        ImageFactory(description="A lock gate")
    if name == "document":
        DocumentFactory()
    if name == "related_story":
        ArticleFactory(parent=section_for_blocks(), headline=SAID[name])
    return BLOCKS[name].normalize(BLOCKS[name].get_preview_value())


def test_all_blocks_are_tried_here():
    assert SAID.keys() == BLOCKS.keys()


@EACH
def test_block_has_a_template_named_after_it(name):
    assert BLOCKS[name].meta.template == f"blocks/{name}.html"
    get_template(BLOCKS[name].meta.template)


@EACH
def test_block_is_described_and_grouped(name):
    meta = BLOCKS[name].meta
    assert str(meta.label)
    assert str(meta.group)
    assert str(meta.description)


@EACH
def test_block_shows_its_preview_value(name):
    html = BLOCKS[name].render(value_of(name), {"block_id": "b"})
    assert SAID[name] in BeautifulSoup(html, "html.parser").text


@EACH
def test_block_is_previewed_in_the_admin(name, as_user, editor):
    block = BLOCKS[name]
    value_of(name)
    assert block.is_previewable
    response = as_user(editor).get(
        f"/admin/block-preview/?id={block.definition_prefix}"
    )
    assert response.status_code == 200
    assert SAID[name] in BeautifulSoup(response.content, "html.parser").text


@pytest.mark.parametrize("name", ["picture", "gallery", "document"])
def test_block_is_previewed_in_an_empty_house(name):
    block = BLOCKS[name]
    assert SAID[name] in block.render(block.get_preview_value())


def test_related_story_is_nothing_in_an_empty_house():
    block = BLOCKS["related_story"]
    assert block.render(block.get_preview_value()).strip() == ""


@EACH
def test_block_is_shown_in_the_story(name, section, client):
    story = ArticleFactory(parent=section)
    story.body = [(name, value_of(name))]
    story.save_revision().publish()
    page = BeautifulSoup(client.get(story.url).content.decode(), "html.parser")
    assert SAID[name] in page.select_one(".prose").text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("subheading", ATTACK),
        ("pull_quote", ATTACK),
        ("quotation", {"quote": ATTACK, "speaker": ATTACK, "role": ATTACK}),
        ("fact_box", {"title": ATTACK, "facts": [ATTACK]}),
        ("timeline", {"title": ATTACK, "events": [{"when": ATTACK, "what": ATTACK}]}),
        ("key_facts", {"title": ATTACK, "facts": [{"label": ATTACK, "fact": ATTACK}]}),
        ("gallery", {"title": ATTACK, "pictures": []}),
        ("document", {"document": None, "title": ATTACK, "text": ATTACK}),
        ("embed", {"provider": ATTACK, "title": ATTACK, "text": ATTACK}),
        ("chart", {"title": ATTACK, "figures": f"A,B\n{ATTACK},1", "kind": "line"}),
        ("chart", {"title": ATTACK, "figures": f"{ATTACK},{ATTACK}\nA,1"}),
        (
            "table",
            {
                "table": {
                    "caption": ATTACK,
                    "columns": [{"type": "words", "heading": ATTACK}],
                    "rows": [{"values": [ATTACK]}],
                },
            },
        ),
    ],
)
def test_text_of_a_block_cannot_become_markup(name, value):
    block = BLOCKS[name]
    html = block.render(block.normalize(value), {"block_id": "b"})
    assert not BeautifulSoup(html, "html.parser").find("script")
    assert ATTACK in BeautifulSoup(html, "html.parser").text


def test_picture_prints_its_own_credit_or_the_pictures(section):
    block, value = BLOCKS["picture"], value_of("picture")
    assert "Illustration: test" in block.render(value, {})
    value["credit"] = "Own credit"
    html = block.render(value, {})
    assert "Own credit" in html
    assert "Illustration: test" not in html
    assert 'alt="A lock gate"' in html


def test_body_is_made_of_these_blocks():
    body = ArticlePage._meta.get_field("body").stream_block
    assert isinstance(body, StreamBlock)
    assert body.child_blocks.keys() == BLOCKS.keys()


@EACH
def test_a_draft_may_hold_the_block_before_anything_is_typed(name, section, editor):
    block = BLOCKS[name]
    story = ArticleFactory(parent=section, live=False)
    story.body = [(name, BLOCKS[name].normalize(block.get_default()))]
    story.save_revision()
    draft = story.get_latest_revision_as_object()
    assert draft.make_preview_request().status_code == 200
