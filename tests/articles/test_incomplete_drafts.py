"""A draft may lack anything but its headline; what is submitted or published may not."""

import pytest
from wagtail.models import WorkflowState
from wagtail.test.utils.form_data import streamfield

from articles.models import ArticlePage
from tests.articles.conftest import page_of, story_form

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


def sources(**changes) -> dict:
    data = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0}
    data["MAX_NUM_FORMS"] = 1000
    fields = {f"0-{name}": value for name, value in (ROW | changes).items()}
    return {f"sources-{name}": value for name, value in (data | fields).items()}


def lacking(kind) -> dict:
    """A form in which something required is empty: the body, a block, or a row."""
    if kind == "body":
        return {"body": streamfield([])}
    if kind == "source":
        return sources(url="https://example.org/report")
    value = EMPTY_BLOCKS[kind]
    if kind == "paragraph":
        value = '{"blocks": [], "entityMap": {}}'
    return {"body": streamfield([(kind, value)])}


EVERYTHING = ["body", "source", *EMPTY_BLOCKS]


@pytest.mark.parametrize("kind", EVERYTHING)
def test_draft_is_saved_without(write, reporter, kind):
    write(reporter, **lacking(kind))
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.headline == "Gate opens"
    if kind == "source":
        assert draft.sources.get().url == "https://example.org/report"
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


def test_anonymous_source_waits_for_its_reason_until_it_goes_further(write, reporter):
    anonymous = sources(name="A clerk", basis="anonymous")
    response = write(reporter, "action-submit", **anonymous)
    assert "Say why this source is not named." in response.content.decode()
    assert not WorkflowState.objects.exists()


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
