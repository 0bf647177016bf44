"""A story on its way through the desk: legal advice, requests for changes."""

import json

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import TaskState

from articles.models import ArticlePage
from operations.mail import deliver_due
from tests.articles.conftest import page_of, said
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


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
        extra = json.dumps({"comment": reason})
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
def answer_box(as_user):
    """Send the box in which a decision is explained; returns what the screen is told."""

    def post(user, action, **sent):
        keys = [story().pk, action, story().current_workflow_task_state.pk]
        address = reverse("wagtailadmin_pages:workflow_action", args=keys)
        headers = {"x-requested-with": "XMLHttpRequest"}
        return as_user(user).post(address, sent, headers=headers).json()

    return post


@pytest.fixture
def flagged(write, reporter):
    """A story that needs legal advice, handed to the desk."""
    write(reporter, "action-submit", needs_legal="on")
    return story()


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


SAY_WHAT = "Say what should be changed: the author is sent your words."


@pytest.mark.parametrize("step", ["Desk edit", "Legal advice", "Publication"])
def test_a_request_that_says_nothing_is_refused_at_every_step(
    flagged, editor, reporter, approve, answer_box, step
):
    while task_name() != step:
        approve(editor)
    mails_to(reporter)
    answer = answer_box(editor, "reject", comment="  ")
    assert SAY_WHAT in answer["html"]
    assert task_name() == step
    assert mails_to(reporter) == []


def test_an_approval_needs_no_words(flagged, editor, answer_box):
    assert answer_box(editor, "approve", comment="")["step"] == "success"


def test_a_request_that_says_nothing_keeps_what_the_editor_typed(
    write, reporter, editor, decide
):
    write(reporter, "action-submit")
    response = decide(editor, "reject", " ", subhead="Typed for long.")
    assert SAY_WHAT in said(response)
    screen = page_of(response)
    assert "Typed for long." in screen.find(id="id_subhead").decode()
    assert task_name() == "Desk edit"


def test_no_program_asks_for_changes_without_saying_which(flagged, editor):
    state = story().current_workflow_task_state
    with pytest.raises(ValidationError, match="Say what should be changed"):
        state.task.specific.on_action(state, editor, "reject")
    assert task_name() == "Desk edit"


def test_a_request_is_on_the_start_page_of_its_author(
    flagged, editor, reporter, answer_box, as_user
):
    answer_box(editor, "reject", comment="Who pays for it?")
    panel = page_of(as_user(reporter).get("/admin/")).find(
        id="changes_requested-section"
    )
    assert "Who pays for it?" in panel.text


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
