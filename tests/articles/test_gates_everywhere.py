"""The gates stand on every way to publish, and none ends in an error."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage, SectionPage
from articles.validators import GatesNotPassed
from operations.clock import publish_what_is_due
from tests.articles.conftest import LOCAL_TIME, page_of
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db

NOBODY = "Nobody is credited"


@pytest.fixture
def section(home):
    return SectionFactory(title="Water", slug="water", parent=home, gates=["byline"])


@pytest.fixture
def draft(section):
    """A draft by nobody."""
    return ArticleFactory(parent=section, live=False, published_at=None)


def ask_for(section, *codes):
    SectionPage.objects.filter(pk=section.pk).update(gates=list(codes))


def is_live(story) -> bool:
    return ArticlePage.objects.get(pk=story.pk).live


def latest(story) -> ArticlePage:
    """The story as it was written last."""
    return ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()


def publish(story):
    story.save_revision().publish()


def test_editor_who_publishes_is_told_and_the_text_is_a_draft(edit, editor, draft):
    response = edit(editor, draft, "action-publish", subhead="Typed for long.")
    assert response.status_code == 200
    assert NOBODY in page_of(response).find(id="gate-problems").text
    assert not is_live(draft)
    assert latest(draft).subhead == "Typed for long."


def test_new_story_that_is_refused_is_a_draft(write, editor):
    response = write(editor, "action-publish")
    story = ArticlePage.objects.get()
    assert NOBODY in response.content.decode()
    assert (story.live, story.headline) == (False, "Gate opens")


def test_story_that_is_live_keeps_its_text_when_an_edit_is_refused(
    edit, editor, section
):
    story = ArticleFactory(parent=section, subhead="As printed.")
    edit(editor, story, "action-publish", subhead="New.", edit_reason="style")
    assert ArticlePage.objects.get(pk=story.pk).subhead == "As printed."
    assert latest(story).subhead == "New."


def test_editor_cannot_schedule_past_a_gate(edit, editor, draft):
    later = timezone.localtime(timezone.now() + timedelta(hours=2))
    response = edit(
        editor, draft, "action-publish", go_live_at=later.strftime(LOCAL_TIME)
    )
    assert NOBODY in response.content.decode()
    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()


def approve(client, story, **headers):
    state = story.current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk]
    )
    return client.post(address, {"comment": ""}, **headers)


@pytest.fixture
def submitted(write, reporter):
    write(reporter, "action-submit")
    return ArticlePage.objects.get()


def test_approval_that_is_refused_leaves_the_story_waiting(submitted, as_user, editor):
    response = approve(as_user(editor), submitted)
    assert response.url == reverse("story_gates", args=[submitted.pk])
    story = ArticlePage.objects.get()
    assert not story.live
    assert story.current_workflow_task_state.status == "in_progress"


def test_approval_in_a_dialogue_leads_to_the_gates(submitted, as_user, editor):
    headers = {"headers": {"x-requested-with": "XMLHttpRequest"}}
    response = approve(as_user(editor), submitted, **headers)
    assert response.json() == {
        "step": "success",
        "redirect": reverse("story_gates", args=[submitted.pk]),
    }


def test_publishing_in_bulk_is_refused_without_an_error(draft, as_user, editor):
    draft.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = as_user(editor).post(f"{address}?id={draft.pk}", follow=True)
    assert response.status_code == 200
    assert NOBODY in response.content.decode()
    assert not is_live(draft)


def test_approval_of_an_embargoed_story_is_refused_without_an_error(
    write, reporter, as_user, editor, section
):
    ask_for(section)
    until = timezone.localtime(timezone.now() + timedelta(hours=2))
    write(reporter, "action-submit", embargo_until=until.strftime(LOCAL_TIME))
    story = ArticlePage.objects.get()
    response = approve(as_user(editor), story)
    assert response.url == reverse("story_gates", args=[story.pk])
    assert not is_live(story)


def test_gate_set_after_scheduling_holds_when_the_time_comes(draft, section):
    ask_for(section)
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    publish(draft)
    ask_for(section, "byline")
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        with pytest.raises(GatesNotPassed):
            publish_what_is_due()
        assert not is_live(draft)
        ask_for(section)
        publish_what_is_due()
        assert is_live(draft)


TEXT = "Ferry to sail on Sundays\n\nThe ferry will sail on Sundays from May, the board said on Tuesday after a vote that took three hours and two recounts.\n"


def imported(tmp_path, text, capsys) -> tuple[ArticlePage, str]:
    file = tmp_path / "story.txt"
    file.write_text(text)
    call_command("import_stories", str(file), section="water", publish=True)
    return ArticlePage.objects.get(), capsys.readouterr().out


def test_import_of_a_story_by_nobody_keeps_it_as_a_draft_and_says_so(
    section, tmp_path, capsys
):
    story, printed = imported(tmp_path, TEXT, capsys)
    assert not story.live
    assert "saved as a draft" in printed
    assert "Not published, kept as a draft. Nobody is credited" in printed


def test_imported_story_of_an_agency_passes(section, tmp_path, capsys):
    text = TEXT.replace("The ferry will", "SKERROW (dpa) - The ferry will")
    story, _printed = imported(tmp_path, text, capsys)
    assert story.live
