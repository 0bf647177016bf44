"""A reporter writes, an editor decides: through the screens of the house."""

import pytest
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from articles.models import ArticlePage
from tests.articles.conftest import page_of, said, story_form

pytestmark = pytest.mark.django_db


def story() -> ArticlePage:
    return ArticlePage.objects.get()


def latest() -> ArticlePage:
    return story().get_latest_revision_as_object()


def approval_of(page) -> str:
    """Where the button on an editor's start page leads."""
    state = page.current_workflow_task_state
    return reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]
    )


@pytest.fixture
def submitted(write, reporter):
    write(reporter, "action-submit")
    return story()


def test_reporter_saves_a_draft(write, reporter, client):
    response = write(reporter, subhead="A subhead.")
    assert response.status_code == 200
    assert (story().live, story().owner) == (False, reporter)
    assert latest().subhead == "A subhead."
    assert client.get("/water/gate-opens/").status_code == 404


def test_draft_with_only_a_headline_is_saved(write, reporter):
    write(reporter, headline="Just this", slug="just-this", paragraphs=())
    assert (story().headline, story().title) == ("Just this", "Just this")
    assert story().draft_title == "Just this"


@pytest.mark.parametrize("slug", ["", "gate-opens"])
def test_draft_without_a_headline_is_refused_in_a_sentence(write, reporter, slug):
    response = write(reporter, headline="", slug=slug)
    assert "This field is required." in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_story_without_a_body_is_not_published(write, editor):
    response = write(editor, "action-publish", paragraphs=())
    assert "This field is required." in response.content.decode()
    assert not ArticlePage.objects.filter(live=True).exists()


def test_draft_without_a_body_is_not_submitted(write, reporter):
    write(reporter, "action-submit", paragraphs=())
    assert not WorkflowState.objects.exists()


def test_too_long_headline_is_refused_and_kept(write, reporter):
    headline = "h" * 201
    response = write(reporter, headline=headline)
    page = page_of(response)
    assert page.find(id="id_headline")["value"] == headline
    assert "at most 200 characters" in page.text
    assert not ArticlePage.objects.exists()


def test_screen_has_the_five_tabs(as_user, reporter, section):
    address = f"/admin/pages/add/articles/articlepage/{section.pk}/"
    page = page_of(as_user(reporter).get(address))
    tabs = [tab.text.partition("(")[0].strip() for tab in page.select("[role=tab]")]
    assert tabs == ["Story", "Attribution", "Media", "Publishing", "Search and social"]


def test_reporter_previews_the_draft(write, reporter, as_user):
    write(reporter)
    client, pk = as_user(reporter), story().pk
    address = f"/admin/pages/{pk}/edit/preview/"
    sent = client.post(address, story_form(headline="Previewed headline"))
    assert sent.json()["is_valid"]
    page = page_of(client.get(f"{address}?mode="))
    assert page.find("h1").text == "Previewed headline"
    assert latest().headline == "Gate opens"


def test_new_story_is_previewed_before_it_is_saved(reporter, as_user, section):
    client = as_user(reporter)
    address = f"/admin/pages/add/articles/articlepage/{section.pk}/preview/"
    assert client.post(address, story_form()).json()["is_valid"]
    page = page_of(client.get(f"{address}?mode="))
    assert page.find("h1").text == "Gate opens"
    assert not ArticlePage.objects.exists()


def test_reporter_cannot_publish(write, edit, reporter):
    write(reporter, "action-publish")
    assert not story().live
    edit(reporter, story(), "action-publish")
    assert not story().live


def test_reporter_sees_no_button_for_publishing(write, reporter):
    page = page_of(write(reporter))
    assert not page.select("[name=action-publish]")
    assert page.select("[name=action-submit]")


def test_reporter_cannot_approve_the_own_story(submitted, edit, reporter):
    approve = {"workflow-action-name": "approve"}
    edit(reporter, submitted, "action-workflow-action", **approve)
    assert not story().live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_reporter_cannot_edit_the_story_of_another(write, edit, reporter, editor):
    write(editor)
    edit(reporter, story(), subhead="Mine now.")
    assert latest().subhead == ""


def test_submitted_story_waits_for_the_editors(submitted, as_user, editor):
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert "Gate opens" in as_user(editor).get("/admin/").content.decode()


def test_editor_asks_for_changes_and_the_reporter_sends_it_again(
    submitted, edit, editor, reporter
):
    edit(
        editor,
        submitted,
        "action-workflow-action",
        **{
            "workflow-action-name": "reject",
            "workflow-action-extra-data": '{"comment": "Who says so?"}',
        },
    )
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    edit(reporter, story(), "action-submit", subhead="Now with a source.")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert not story().live


def test_editor_approves_and_the_story_is_live(submitted, as_user, editor, client):
    as_user(editor).post(approval_of(submitted))
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    assert TaskState.objects.get(task__name="Desk edit").finished_by == editor
    assert client.get("/water/gate-opens/").status_code == 200


def test_editor_publishes(write, editor, client):
    response = write(editor, "action-publish")
    assert "created and published" in said(response)
    assert "The gate is open." in client.get("/water/gate-opens/").content.decode()


def test_moderator_has_no_way_to_the_stories(write, db, moderator):
    assert write(moderator).redirect_chain[0][0].startswith("/admin/")
    assert not ArticlePage.objects.exists()
