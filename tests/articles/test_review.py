"""A story on its way through the desk: the note, legal advice, requests for changes."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import TaskState

from articles.models import ArticlePage, DeskNote
from operations.mail import deliver_due
from tests.articles.conftest import page_of, story_form
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NOTE = "Checked with the harbour board."


def story() -> ArticlePage:
    return ArticlePage.objects.get()


def task_name() -> str:
    return story().current_workflow_task.name


def mails_to(user) -> list:
    """What reached this person since the last look."""
    deliver_due()
    found = [m for m in mail.outbox if m.to == [user.email]]
    mail.outbox.clear()
    return found


@pytest.fixture
def decide(edit):
    """Take a decision of the workflow on the editing screen."""

    def post(user, action, reason="", **changes):
        extra = '{"comment": "%s"}' % reason
        names = {"workflow-action-name": action, "workflow-action-extra-data": extra}
        return edit(user, story(), "action-workflow-action", **(names | changes))

    return post


@pytest.fixture
def approve(as_user):
    """Approve the text as it is, from the start page."""

    def post(user):
        keys = [story().pk, "approve", story().current_workflow_task_state.pk]
        as_user(user).post(reverse("wagtailadmin_pages:workflow_action", args=keys))

    return post


@pytest.fixture
def flagged(write, reporter):
    """A story that needs legal advice, handed to the desk."""
    write(reporter, "action-submit", needs_legal="on")
    return story()


# The note


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
    write, reporter, editor, as_user, approve, client
):
    write(reporter, "action-submit")
    history = as_user(editor).get(f"/admin/pages/{story().pk}/history/")
    assert f"Told the desk: {NOTE}" in history.content.decode()
    approve(editor)
    assert NOTE not in client.get("/water/gate-opens/").content.decode()
    assert all(NOTE not in str(r.content) for r in story().revisions.all())


# The steps


def test_a_story_without_the_flag_is_published_by_the_desk(write, reporter, decide):
    write(reporter, "action-submit")
    decide(UserFactory(group="Editors"), "approve")
    assert story().live
    skipped = TaskState.objects.filter(status=TaskState.STATUS_SKIPPED)
    assert {state.task.name for state in skipped} == {"Legal advice", "Publication"}


def test_a_flagged_story_goes_to_legal_advice_and_back_to_the_desk(
    flagged, editor, approve
):
    approve(editor)
    assert (task_name(), story().live) == ("Legal advice", False)
    approve(editor)
    assert (task_name(), story().live) == ("Publication", False)
    approve(editor)
    assert story().live


def test_a_story_flagged_by_the_desk_goes_to_legal_advice(
    write, reporter, editor, decide
):
    write(reporter, "action-submit")
    decide(editor, "approve", needs_legal="on")
    assert (task_name(), story().live) == ("Legal advice", False)


def test_a_text_changed_after_the_desk_goes_back_to_the_desk(flagged, editor, decide):
    decide(editor, "approve", needs_legal="on")
    decide(editor, "approve", needs_legal="on", subhead="Changed by the lawyer.")
    assert (task_name(), story().live) == ("Desk edit", False)


def test_an_editor_who_corrects_and_approves_does_it_once(write, reporter, decide):
    write(reporter, "action-submit")
    decide(UserFactory(group="Editors"), "approve", subhead="A comma moved.")
    assert story().live
    assert story().subhead == "A comma moved."


def test_who_may_not_clear_stories_decides_nothing(flagged, editor, reporter, decide):
    decide(editor, "approve", needs_legal="on")
    decide(reporter, "approve", needs_legal="on")
    assert task_name() == "Legal advice"


def test_those_who_may_clear_are_told_by_mail(flagged, editor, decide):
    lawyer = UserFactory(group="Editors")
    decide(editor, "approve", needs_legal="on")
    subjects = [message.subject for message in mails_to(lawyer)]
    assert any("Legal advice" in subject for subject in subjects)


# Requests for changes


@pytest.mark.parametrize("step", ["Desk edit", "Legal advice", "Publication"])
def test_a_request_for_changes_reaches_the_author_at_every_step(
    flagged, editor, reporter, approve, decide, step
):
    while task_name() != step:
        approve(editor)
    mails_to(reporter)
    decide(editor, "reject", "Who pays for it?", needs_legal="on")
    (message,) = mails_to(reporter)
    assert "Who pays for it?" in message.body
    assert f"/admin/pages/{flagged.pk}/edit/" in message.body


def test_the_author_is_told_although_somebody_else_submitted(
    write, edit, reporter, decide
):
    write(reporter)
    first, second = UserFactory(group="Editors"), UserFactory(group="Editors")
    edit(first, story(), "action-submit")
    decide(second, "reject", "Too long.")
    deliver_due()
    told = sorted(m.to[0] for m in mail.outbox if "Too long." in m.body)
    assert told == sorted([reporter.email, first.email])


def test_the_author_reads_the_request_above_the_story(
    flagged, editor, reporter, decide, as_user
):
    decide(editor, "reject", "Who pays for it?", needs_legal="on")
    page = page_of(as_user(reporter).get(f"/admin/pages/{flagged.pk}/edit/"))
    assert "Who pays for it?" in page.find(class_="desk-talk").text


def test_an_answered_request_is_not_shown_any_more(
    flagged, editor, reporter, decide, edit, as_user
):
    decide(editor, "reject", "Who pays for it?", needs_legal="on")
    edit(reporter, flagged, "action-submit", needs_legal="on")
    page = page_of(as_user(editor).get(f"/admin/pages/{flagged.pk}/edit/"))
    assert "Who pays for it?" not in page.find(class_="desk-talk").text


def test_the_draft_is_compared_with_the_live_version_in_one_click(
    article, edit, editor, as_user
):
    edit(editor, article, headline="Bridge closes again")
    page = page_of(as_user(editor).get(f"/admin/pages/{article.pk}/edit/"))
    (link,) = page.select("a[href*='/compare/live']")
    comparison = as_user(editor).get(link["href"]).content.decode()
    assert "closes again" in comparison
