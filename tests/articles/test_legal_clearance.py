"""A flagged story is published when legal advice has cleared its very text, not before."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from articles.gate_overrides import publish_against_gates
from articles.models import ArticlePage
from articles.validators import GatesNotPassed
from operations.publishing import publish_what_is_due
from tests.articles.conftest import LOCAL_TIME, page_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NOT_CLEARED = "Legal advice has not cleared this text"


def story() -> ArticlePage:
    return ArticlePage.objects.get()


def latest() -> ArticlePage:
    return story().get_latest_revision_as_object()


@pytest.fixture
def decide(as_user):
    """Take a decision about the text as it is, as the start page sends it."""

    def post(user, action="approve", comment=""):
        keys = [story().pk, action, story().current_workflow_task_state.pk]
        address = reverse("wagtailadmin_pages:workflow_action", args=keys)
        return as_user(user).post(address, {"comment": comment})

    return post


@pytest.fixture
def flagged(write, reporter):
    """A story that needs legal advice, handed to the desk."""
    write(reporter, "action-submit", needs_legal="on")
    return story()


@pytest.fixture
def cleared(flagged, decide, editor):
    """The same story, through the desk and cleared; it waits to be published."""
    decide(editor)
    decide(editor)
    assert story().current_workflow_task.name == "Publication"
    return flagged


def later(**delta) -> str:
    moment = timezone.localtime(timezone.now() + timedelta(**delta))
    return moment.strftime(LOCAL_TIME)


# On which ways it stands


def test_editor_does_not_publish_past_legal_advice(flagged, edit, editor):
    response = edit(editor, story(), "action-publish", needs_legal="on", subhead="New.")
    assert NOT_CLEARED in page_of(response).find(id="gate-problems").text
    assert not story().live
    assert latest().subhead == "New."
    assert story().current_workflow_task.name == "Desk edit"


def test_editor_does_not_schedule_past_legal_advice(flagged, edit, editor):
    edit(
        editor,
        story(),
        "action-publish",
        needs_legal="on",
        go_live_at=later(hours=2),
    )
    assert not story().revisions.filter(approved_go_live_at__isnull=False).exists()


def test_new_story_with_the_flag_is_not_published_at_once(write, editor):
    response = write(editor, "action-publish", needs_legal="on")
    assert NOT_CLEARED in response.content.decode()
    assert not story().live


def test_program_that_publishes_is_refused(flagged):
    with pytest.raises(GatesNotPassed, match=NOT_CLEARED):
        flagged.get_latest_revision().publish()


def test_story_without_the_flag_needs_no_clearance(write, editor):
    write(editor, "action-publish")
    assert story().live


def test_override_passes_with_a_name_and_a_reason(flagged, editor):
    publish_against_gates(article=story(), by=editor, reason="The judge has ruled.")
    assert story().live


# What was cleared


def test_cleared_text_is_published_by_the_desk(cleared, decide, editor):
    decide(editor)
    assert story().live


def test_editor_publishes_the_cleared_text_directly(cleared, edit, editor):
    edit(editor, story(), "action-publish", needs_legal="on")
    assert story().live


def test_text_changed_after_it_was_cleared_is_not_published(cleared, edit, editor):
    edit(editor, story(), "action-publish", needs_legal="on", subhead="He stole it.")
    assert not story().live


def test_source_added_after_it_was_cleared_is_text_too(cleared, editor):
    draft = latest()
    draft.sources.create(name="A clerk")
    with pytest.raises(GatesNotPassed, match=NOT_CLEARED):
        draft.save_revision(user=editor).publish()


def test_text_that_autosave_wrote_over_the_cleared_one_is_not_published(cleared):
    revision = cleared.get_latest_revision()
    draft = revision.as_object()
    draft.subhead = "He stole it."
    draft.save_revision(user=revision.user, overwrite_revision=revision)
    with pytest.raises(GatesNotPassed, match=NOT_CLEARED):
        story().get_latest_revision().publish()


def test_cleared_text_is_scheduled_and_goes_out_at_its_time(cleared, edit, editor):
    edit(
        editor,
        story(),
        "action-publish",
        needs_legal="on",
        go_live_at=later(hours=2),
    )
    assert story().revisions.filter(approved_go_live_at__isnull=False).exists()
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        publish_what_is_due()
    assert story().live


def test_clearance_is_asked_again_for_a_new_text_of_the_live_story(
    cleared, decide, edit, editor
):
    decide(editor)
    edit(
        editor,
        story(),
        "action-publish",
        needs_legal="on",
        subhead="He stole it.",
        edit_reason="style",
    )
    assert ArticlePage.objects.get().subhead == ""
    assert latest().subhead == "He stole it."


def test_the_live_text_stays_cleared_when_it_is_published_again(
    cleared, decide, edit, editor
):
    decide(editor)
    edit(editor, story(), "action-publish", needs_legal="on", breaking_until="")
    assert story().live
    assert not story().has_unpublished_changes


def test_a_later_refusal_of_the_same_text_takes_the_clearance_back(
    cleared, decide, edit, editor, reporter
):
    decide(editor, "reject", "Send it round again.")
    edit(reporter, story(), "action-submit", needs_legal="on")
    while story().current_workflow_task.name != "Legal advice":
        decide(editor)
    decide(editor, "reject", "The other side has sued.")
    with pytest.raises(GatesNotPassed, match=NOT_CLEARED):
        story().get_latest_revision().publish()


# The flag


def test_who_may_not_clear_does_not_take_the_flag_back(cleared, edit, reporter, decide):
    decide(UserFactory(group="Editors"), "reject", "Shorter.")
    edit(reporter, story(), subhead="Shorter.")
    assert latest().subhead == "Shorter."
    assert latest().needs_legal


def test_editor_who_may_not_clear_neither_takes_it_back_nor_publishes(
    flagged, edit, editor
):
    permission = Permission.objects.get(codename="clear_legal")
    editor.groups.get().permissions.remove(permission)
    edit(editor, story(), "action-publish")
    assert not story().live
    assert latest().needs_legal


def test_who_may_clear_takes_the_flag_back(flagged, edit, editor):
    edit(editor, story(), "action-publish")
    assert story().live
    assert not story().needs_legal


def test_a_correction_does_not_carry_an_uncleared_text_along(
    cleared, decide, edit, editor, as_user
):
    decide(editor)
    edit(editor, story(), needs_legal="on", subhead="He stole it.")
    address = reverse("story_correct", args=[story().pk])
    client = as_user(editor)
    shown = page_of(client.get(address)).find("input", attrs={"name": "shown"})["value"]
    sent = {"kind": "correction", "placement": "", "text": "He did.", "supersedes": ""}
    refused = client.post(address, sent | {"with_edit": "on", "shown": shown})
    assert NOT_CLEARED in refused.content.decode()
    assert not story().corrections.exists()
    client.post(address, sent | {"shown": shown})
    assert story().corrections.get().text == "He did."
    assert story().subhead == ""
