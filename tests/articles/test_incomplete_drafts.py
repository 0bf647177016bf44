"""A draft may lack anything but its headline; what is submitted or published may not."""

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail.test.utils.form_data import streamfield

from articles.models import ArticlePage
from articles.validators import GatesNotPassed
from tests.articles.conftest import page_of, story_form
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db

EMPTY_BLOCKS = {
    "paragraph": "",
    "subheading": "",
    "quotation": {"quote": "", "speaker": "", "role": ""},
    "pull_quote": "",
    "fact_box": {"title": "", "facts-count": "0"},
    "timeline": {"title": "", "events-count": "0"},
}
ROW = {"kind": "person", "name": "", "basis": "on_record", "state": "unverified"}


def row(relation, **fields) -> dict:
    """What the form sends of one new row."""
    data = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0}
    data["MAX_NUM_FORMS"] = 1000
    data |= {f"0-{name}": value for name, value in fields.items()}
    return {f"{relation}-{name}": value for name, value in data.items()}


def sources(**changes) -> dict:
    return row("sources", **(ROW | changes))


HALF_ROWS = {
    "source": sources(url="https://example.org/report"),
    "anonymous source": sources(name="A clerk", basis="anonymous"),
    "byline": row("bylines", author="", role="photography"),
}


def lacking(kind) -> dict:
    """A form in which something required is empty: the body, a block, or a row."""
    if kind == "body":
        return {"body": streamfield([])}
    if kind in HALF_ROWS:
        return HALF_ROWS[kind]
    value = EMPTY_BLOCKS[kind]
    if kind == "paragraph":
        value = '{"blocks": [], "entityMap": {}}'
    return {"body": streamfield([(kind, value)])}


EVERYTHING = ["body", *HALF_ROWS, *EMPTY_BLOCKS]


@pytest.mark.parametrize("kind", EVERYTHING)
def test_draft_is_saved_without(write, reporter, kind):
    write(reporter, **lacking(kind))
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.headline == "Gate opens"
    if kind == "byline":
        assert draft.bylines.get().role == "photography"
    elif kind in HALF_ROWS:
        assert draft.sources.count() == 1
    elif kind != "body":
        assert [block.block_type for block in draft.body] == [kind]


@pytest.mark.parametrize("action", ["action-submit", "action-publish"])
@pytest.mark.parametrize("kind", EVERYTHING)
def test_story_is_neither_submitted_nor_published_without(write, editor, kind, action):
    response = write(editor, action, **lacking(kind))
    assert "could not be created due to validation errors" in response.content.decode()
    assert not WorkflowState.objects.exists()
    assert not ArticlePage.objects.filter(live=True).exists()


@pytest.mark.parametrize("kind", EVERYTHING)
def test_draft_that_is_there_is_saved_without(write, edit, reporter, kind):
    write(reporter)
    edit(reporter, ArticlePage.objects.get(), subhead="Later.", **lacking(kind))
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.subhead == "Later."


def test_nothing_but_the_headline_is_needed_for_a_draft(write, reporter, section):
    write(reporter, **(lacking("body") | {"slug": ""}))
    assert ArticlePage.objects.get().headline == "Gate opens"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("source", "A source has no name"),
        ("anonymous source", "Say why the source “A clerk” is not named."),
        ("byline", "A byline names nobody"),
    ],
)
def test_half_a_row_is_published_by_no_program(write, reporter, kind, sentence):
    write(reporter, **lacking(kind))
    with pytest.raises(GatesNotPassed, match=sentence):
        ArticlePage.objects.get().get_latest_revision().publish()
    assert not ArticlePage.objects.get().live


@pytest.mark.parametrize("kind", HALF_ROWS)
def test_half_a_row_is_previewed(write, reporter, kind, as_user):
    write(reporter, **lacking(kind))
    story = ArticlePage.objects.get()
    keys = [story.pk, story.latest_revision_id]
    address = reverse("wagtailadmin_pages:revisions_view", args=keys)
    response = as_user(reporter).get(address)
    assert "Gate opens" in response.content.decode()


def test_row_whose_agency_was_taken_out_holds_no_draft_back(write, edit, reporter):
    agency = AgencyFactory()
    write(reporter, **row("agency_credits", agency=str(agency.pk)))
    story = ArticlePage.objects.get()
    old = {"0-id": story.agency_credits.get().pk, "INITIAL_FORMS": 1}
    emptied = {f"agency_credits-{name}": value for name, value in old.items()}
    edit(reporter, story, **(row("agency_credits", agency="") | emptied))
    with pytest.raises(GatesNotPassed, match="An agency row names no agency"):
        ArticlePage.objects.get().get_latest_revision().publish()


def test_form_of_the_tests_holds_every_field_of_the_screen(as_user, editor, section):
    address = f"/admin/pages/add/articles/articlepage/{section.pk}/"
    page = page_of(as_user(editor).get(address))
    names = {
        field["name"].split("-")[0]
        for field in page.select("[data-edit-form] [name]")
        if not field["name"].startswith(("csrf", "action", "workflow"))
    }
    sent = {name.split("-")[0] for name in story_form()}
    assert names - sent <= {"comment_notifications", "next", "loaded_revision_id"}


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        ("bylines", {"author": "", "role": "reporting", "printed_name": ""}),
        ("agency_credits", {"agency": ""}),
        ("sources", ROW),
    ],
)
def test_row_that_was_added_and_left_empty_holds_no_draft_back(
    write, reporter, rows, fields
):
    data = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0}
    data |= {"MAX_NUM_FORMS": 1000, "0-id": "", "0-DELETE": "", "0-ORDER": "1"}
    data |= {f"0-{name}": value for name, value in fields.items()}
    write(reporter, **{f"{rows}-{name}": value for name, value in data.items()})
    assert ArticlePage.objects.get().headline == "Gate opens"
