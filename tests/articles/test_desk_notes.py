"""What a reporter tells the desk with a submission."""

import pytest
from django.urls import reverse

from articles.models import ArticlePage, DeskNote
from tests.articles.conftest import page_of, story_form

pytestmark = pytest.mark.django_db

NOTE = "Checked with the harbour board."


def story() -> ArticlePage:
    return ArticlePage.objects.get()


def test_a_story_is_not_submitted_without_a_note(write, reporter):
    response = write(reporter, "action-submit", desk_note="  ")
    assert "Tell the desk what it should know." in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_a_saved_story_is_not_submitted_without_a_note(write, edit, reporter):
    write(reporter, desk_note="")
    response = edit(reporter, story(), "action-submit", desk_note="", subhead="Kept.")
    text = response.content.decode()
    assert "Tell the desk what it should know." in text
    assert "Kept." in text
    assert not story().workflow_in_progress


def test_a_draft_is_saved_without_a_note(write, reporter):
    write(reporter, desk_note="")
    assert ArticlePage.objects.exists()
    assert not DeskNote.objects.exists()


def test_the_editor_reads_the_note_on_the_editing_screen(
    write, reporter, editor, as_user
):
    write(reporter, "action-submit")
    address = f"/admin/pages/{story().pk}/edit/"
    talk = page_of(as_user(editor).get(address)).find(class_="desk-talk")
    assert NOTE in talk.text
    assert "reporter told the desk" in talk.text


def test_a_note_that_is_not_sent_yet_is_in_the_form_again(write, reporter, as_user):
    write(reporter)
    assert not DeskNote.objects.submitted().exists()
    page = page_of(as_user(reporter).get(f"/admin/pages/{story().pk}/edit/"))
    assert page.find(id="id_desk_note").text.strip() == NOTE
    assert not page.find(class_="desk-talk")


def test_a_note_that_was_sent_is_not_in_the_form_again(write, reporter, as_user):
    write(reporter)
    as_user(reporter).post(
        f"/admin/pages/{story().pk}/edit/", story_form() | {"action-submit": "1"}
    )
    assert DeskNote.objects.get().submitted_at
    page = page_of(as_user(reporter).get(f"/admin/pages/{story().pk}/edit/"))
    assert page.find(id="id_desk_note").text.strip() == ""


def test_the_note_stands_in_the_history_and_not_in_the_story(
    write, reporter, editor, as_user, client
):
    write(reporter, "action-submit")
    history = as_user(editor).get(f"/admin/pages/{story().pk}/history/")
    assert f"Told the desk: {NOTE}" in history.content.decode()
    state = story().current_workflow_task_state
    keys = [story().pk, "approve", state.pk]
    as_user(editor).post(reverse("wagtailadmin_pages:workflow_action", args=keys))
    assert story().live
    assert NOTE not in client.get("/water/gate-opens/").content.decode()
    assert all(NOTE not in str(r.content) for r in story().revisions.all())
