"""Sources are tied to passages: numbers in the text, and the way there and back."""

import json
import uuid

import pytest
from django.test import override_settings

from articles.models import ArticlePage, StorySource
from tests.articles.conftest import page_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

FIRST, QUOTE, LAST, HEADING = (str(uuid.UUID(int=n)) for n in range(1, 5))
QUOTATION = {"quote": "We had no choice.", "speaker": "", "role": ""}
BODY = [
    {"id": HEADING, "type": "subheading", "value": "At the gate"},
    {"id": FIRST, "type": "paragraph", "value": "<p>The gate was shut.</p>"},
    {"id": QUOTE, "type": "quotation", "value": QUOTATION},
    {"id": LAST, "type": "paragraph", "value": "<p>One</p><ul><li>Two</li></ul>"},
]


def told_by(name="Ada", ties=(), **fields):
    return StorySource(name=name, block_ids=list(ties), **fields)


@pytest.fixture
def story(section):
    def published(*sources, body=BODY):
        article = ArticleFactory(parent=section, body=json.dumps(body))
        article.sources = list(sources)
        article.save_revision().publish()
        return ArticlePage.objects.get(pk=article.pk)

    return published


def read(client, article):
    response = client.get(article.url)
    assert response.status_code == 200
    return page_of(response)


def test_mark_stands_at_the_end_of_its_paragraph(story, client):
    page = read(client, story(told_by(ties=[FIRST])))
    (mark,) = page.select(".mark")
    assert mark.find_parent("p").text.startswith("The gate was shut.")
    assert mark.select_one("[aria-hidden]").text == "1"
    assert "Source 1: Ada" in mark.text


def test_mark_leads_to_the_source_and_the_source_back(story, client):
    page = read(client, story(told_by(ties=[FIRST, QUOTE])))
    first, second = page.select(".mark")
    source = page.select_one(first["href"])
    assert source.select_one(".sources__name").text.endswith("Ada")
    ways_back = [link["href"] for link in source.select(".sources__back a")]
    assert ways_back == [f"#{first['id']}", f"#{second['id']}"]


def test_mark_stands_after_a_quotation_and_at_the_end_of_a_list(story, client):
    page = read(client, story(told_by(ties=[QUOTE, LAST])))
    after_quotation, in_list = page.select(".mark")
    assert after_quotation.find_parent("p").find_previous_sibling().name == "figure"
    assert in_list.find_parent("li").text.startswith("Two")


def test_sources_are_numbered_by_their_first_appearance_and_the_rest_stand_last(
    story, client
):
    sources = [told_by("Untied"), told_by("Late", [LAST])]
    sources.append(told_by("Early", [FIRST]))
    page = read(client, story(*sources))
    names = [item.text.strip() for item in page.select(".sources__name")]
    assert [name.split()[-1] for name in names] == ["Early", "Late", "Untied"]
    numbers = [mark.select_one("[aria-hidden]").text for mark in page.select(".mark")]
    assert numbers == ["1", "2"]
    assert not page.select(".sources__item")[2].get("id")


def test_two_sources_of_one_passage_both_mark_it(story, client):
    page = read(client, story(told_by("Ada", [FIRST]), told_by("Bo", [FIRST])))
    (marks,) = page.select(".marks")
    assert [mark["href"] for mark in marks.select("a")] == ["#source-1", "#source-2"]


def test_nothing_is_marked_where_no_source_is_tied(story, client):
    page = read(client, story(told_by()))
    assert page.select(".sources__name")
    assert not page.select(".mark, .marks, .sources__back, .sources__number")


def test_every_anchor_of_a_page_is_there_once(story, client):
    sources = [told_by("Ada", [FIRST, LAST]), told_by("Bo", [FIRST, QUOTE])]
    page = read(client, story(*sources))
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in page.select(".mark, .sources__back a"):
        assert link["href"].removeprefix("#") in ids


def test_name_of_a_source_is_no_markup(story, client):
    page = read(client, story(told_by("<b>Ada</b>", [FIRST])))
    assert not page.select(".mark b, .sources__name b")


def test_tie_to_a_passage_that_is_gone_is_dropped(story):
    article = story(told_by(ties=[FIRST, LAST]))
    article.body = json.dumps(BODY[:2])
    article.save_revision()
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert draft.sources.get().block_ids == [FIRST]
    assert article.sources.model.objects.get().block_ids == [FIRST, LAST]  # live
    article.latest_revision.publish()
    assert StorySource.objects.get().block_ids == [FIRST]


def test_copy_keeps_its_marks(story, client, editor):
    article = story(told_by(ties=[FIRST]))
    copied = article.copy(update_attrs={"slug": "a-copy"}, keep_live=True, user=editor)
    assert [block.id for block in copied.body] == [block.id for block in article.body]
    assert len(read(client, copied).select(".mark")) == 1


def test_alias_shows_the_marks_too(story, client, section):
    alias = story(told_by(ties=[FIRST])).create_alias(update_slug="an-alias")
    assert len(read(client, alias).select(".mark")) == 1


def rows(*sources) -> dict:
    """What the panel of sources sends."""
    fields = {"basis": "on_record", "kind": "person", "state": "documented"}
    data = {
        "sources-TOTAL_FORMS": len(sources),
        "sources-INITIAL_FORMS": 0,
        "sources-MIN_NUM_FORMS": 0,
        "sources-MAX_NUM_FORMS": 1000,
    }
    for number, source in enumerate(sources):
        for name, value in (fields | source).items():
            is_many = isinstance(
                value, list
            )  # a tuple is sent as many values of one name
            data[f"sources-{number}-{name}"] = tuple(value) if is_many else value
    return data


def blocks(*ids) -> dict:
    """A body of paragraphs with the ids that the browser made for them."""
    data = {"body-count": len(ids)}
    for number, block_id in enumerate(ids):
        raw = {"blocks": [{"text": "Said.", "type": "unstyled", "key": "a"}]}
        raw["entityMap"] = {}
        data |= {
            f"body-{number}-deleted": "",
            f"body-{number}-order": number,
            f"body-{number}-type": "paragraph",
            f"body-{number}-id": block_id,
            f"body-{number}-value": json.dumps(raw),
        }
    return data


def test_passage_is_tied_in_a_story_that_was_never_saved(write, reporter):
    ties = {"name": "Ada", "block_ids": [FIRST]}
    write(reporter, "", **(blocks(FIRST, LAST) | rows(ties)))
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.sources.get().block_ids == [FIRST]
    assert [block.id for block in draft.body] == [FIRST, LAST]


def test_tie_to_a_block_that_was_deleted_in_the_same_form_is_dropped(write, reporter):
    ties = {"name": "Ada", "block_ids": [FIRST, LAST]}
    gone = blocks(FIRST, LAST) | {"body-1-deleted": "1"}
    write(reporter, "", **(gone | rows(ties)))
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.sources.get().block_ids == [FIRST]


def test_what_is_no_block_id_is_refused(write, reporter):
    ties = {"name": "Ada", "block_ids": ["'; drop table"]}
    response = write(reporter, "", **(blocks(FIRST) | rows(ties)))
    assert "is not one of the available choices" in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_passages_are_offered_by_their_first_words_and_the_tied_are_ticked(
    story, as_user, editor
):
    article = story(told_by(ties=[QUOTE]))
    page = page_of(as_user(editor).get(f"/admin/pages/{article.pk}/edit/"))
    boxes = page.select("#id_sources-0-block_ids input")
    labels = {box["value"]: box.parent.text.strip() for box in boxes}
    assert labels == {
        FIRST: "The gate was shut.",
        QUOTE: "We had no choice.",
        LAST: "One Two",
    }
    assert [box["value"] for box in boxes if box.has_attr("checked")] == [QUOTE]


def test_passages_are_offered_from_the_form_that_was_refused(write, reporter):
    ties = {"name": "Ada", "block_ids": [LAST], "url": "no address"}
    response = write(reporter, "", **(blocks(FIRST, LAST) | rows(ties)))
    boxes = page_of(response).select("#id_sources-0-block_ids input")
    assert [box["value"] for box in boxes] == [FIRST, LAST]
    assert [box["value"] for box in boxes if box.has_attr("checked")] == [LAST]


@override_settings(WAGTAIL_AUTOSAVE_INTERVAL=0)
def test_quotations_without_a_source_are_listed_with_a_way_to_each(
    story, as_user, editor
):
    quoted = str(uuid.UUID(int=9))
    inline = "<p>“We saw it coming for years,” Ada said.</p>"
    body = [*BODY, {"id": quoted, "type": "paragraph", "value": inline}]
    article = story(told_by(ties=[FIRST]), body=body)
    client, address = as_user(editor), f"/admin/pages/{article.pk}/edit/"
    links = page_of(client.get(address)).select(".unsourced a")
    assert [link["data-goto-block"] for link in links] == [QUOTE, quoted]
    article.sources = [told_by(ties=[QUOTE, quoted])]
    article.save_revision()
    page = page_of(client.get(address))
    assert not page.select(".unsourced")
    assert "every quotation in the saved story has a source" in page.text
