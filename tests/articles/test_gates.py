"""What stands against publishing, section by section, on every way to publish."""

import json

import pytest

from articles.models import ArticlePage, Byline, SectionPage, StorySource
from articles.validators import GatesNotPassed
from tests.factories import ArticleFactory, AuthorFactory, ImageFactory, SectionFactory

pytestmark = pytest.mark.django_db

NOBODY = "Nobody is credited"


@pytest.fixture
def section(home):
    """A section that asks for a byline, as sections do unless told otherwise."""
    return SectionFactory(
        title="Water", slug="water", parent=home, gates=["byline", "alt_text"]
    )


@pytest.fixture
def draft(section):
    """A draft by nobody."""
    return ArticleFactory(parent=section, live=False, published_at=None)


def ask_for(section, *codes):
    SectionPage.objects.filter(pk=section.pk).update(gates=list(codes))


def is_live(story) -> bool:
    return ArticlePage.objects.get(pk=story.pk).live


def picture_block(image, *, alt="", decorative=False, credit=""):
    shown = {"image": image.pk, "alt_text": alt, "decorative": decorative}
    return {
        "type": "picture",
        "value": {"image": shown, "caption": "", "credit": credit},
    }


def publish(story):
    story.save_revision().publish()


# What each gate asks


def test_section_asks_for_a_byline_and_alt_texts_unless_told_otherwise(home):
    section = home.add_child(instance=SectionPage(title="New"))
    assert section.gates == ["byline", "alt_text"]


def test_story_by_nobody_is_not_published_and_says_why(draft):
    with pytest.raises(GatesNotPassed, match=NOBODY):
        publish(draft)
    assert not is_live(draft)


def test_story_with_an_author_passes(draft):
    draft.bylines = [Byline(author=AuthorFactory())]
    publish(draft)
    assert is_live(draft)


def test_story_with_a_printed_byline_passes(draft):
    draft.byline_override = "By our own correspondent"
    publish(draft)
    assert is_live(draft)


def test_gate_that_the_section_does_not_set_stands_against_nothing(draft, section):
    ask_for(section)
    publish(draft)
    assert is_live(draft)


def test_lead_picture_without_alt_text_is_named(draft, section):
    ask_for(section, "alt_text")
    draft.lead_image = ImageFactory(title="IMG_4711", description="")
    with pytest.raises(GatesNotPassed, match=r"IMG_4711.*no alt text"):
        publish(draft)
    draft.lead_image_alt = "A gate in the wind"
    publish(draft)
    assert is_live(draft)


@pytest.mark.parametrize(
    ("use", "passes"),
    [({}, False), ({"alt": "A gate"}, True), ({"decorative": True}, True)],
)
def test_picture_in_the_body_has_an_alt_text_or_is_decorative(
    draft, section, use, passes
):
    ask_for(section, "alt_text")
    draft.body = json.dumps([picture_block(ImageFactory(), **use)])
    assert ("alt_text" not in draft.gate_problems()) == passes


@pytest.mark.parametrize(
    ("of_the_use", "of_the_picture", "passes"),
    [("", "", False), ("Map: us", "", True), ("", "Photo: her", True)],
)
def test_picture_in_the_body_has_a_credit(
    draft, section, of_the_use, of_the_picture, passes
):
    ask_for(section, "credit")
    image = ImageFactory(credit=of_the_picture)
    draft.body = json.dumps([picture_block(image, credit=of_the_use)])
    assert ("credit" not in draft.gate_problems()) == passes


def test_story_without_a_source_is_refused_where_one_is_asked_for(draft, section):
    ask_for(section, "source")
    with pytest.raises(GatesNotPassed, match="No source is given"):
        publish(draft)
    draft.sources = [StorySource(name="A resident")]
    publish(draft)
    assert is_live(draft)


def test_every_gate_that_stands_is_named_at_once(draft, section):
    ask_for(section, "byline", "source")
    assert list(draft.gate_problems()) == ["byline", "source"]


def test_story_without_a_text_is_published_nowhere(draft, section):
    ask_for(section)
    draft.body = "[]"
    with pytest.raises(GatesNotPassed, match="no text"):
        draft.save_revision(clean=False).publish()
