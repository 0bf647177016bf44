"""A published text is not changed without a word: why is asked, and logged."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.corrections import publish_correction
from articles.models import ArticlePage
from tests.articles.conftest import LOCAL_TIME, said
from tests.articles.test_writing import approval_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

OTHER = ("<p>The bridge is shut until May, the board said on Monday evening.</p>",)
TYPO = ("<p>The bridge is opn.</p>",)


@pytest.fixture
def live(section, reporter):
    """A story that was published from a revision."""
    story = ArticleFactory(parent=section, subhead="", owner=reporter)
    story.save_revision().publish()
    story.refresh_from_db()
    return story


def fresh(story) -> ArticlePage:
    return ArticlePage.objects.get(pk=story.pk)


def text(story) -> str:
    return str(fresh(story).body)


def edits(story) -> list[dict]:
    entries = PageLogEntry.objects.filter(page=story.pk, action="articles.edit")
    return [entry.data for entry in entries.order_by("pk")]


def answer(as_user, user, story, reason):
    address = f"/admin/stories/{story.pk}/kind-of-edit/"
    return as_user(user).post(address, {"reason": reason}, follow=True)


def test_substantial_edit_is_not_published_unasked_and_the_text_is_kept(
    edit, editor, live
):
    response = edit(editor, live, "action-publish", paragraphs=OTHER)
    assert "say what kind of edit it is" in said(response)
    assert response.redirect_chain[0][0].endswith(f"/{live.pk}/kind-of-edit/")
    assert "shut until May" not in text(live)
    assert "shut until May" in str(fresh(live).get_latest_revision_as_object().body)
    assert edits(live) == []


def test_screen_that_asks_shows_what_is_changed(edit, editor, live):
    page = edit(editor, live, "action-publish", paragraphs=OTHER).content.decode()
    assert "<ins>" in page
    assert "<del>open</del>" in page


@pytest.mark.parametrize("reason", ["typo", "style"])
def test_answer_publishes_the_text_and_is_logged(edit, as_user, editor, live, reason):
    edit(editor, live, "action-publish", paragraphs=OTHER)
    response = answer(as_user, editor, live, reason)
    assert "The changed text is published." in said(response)
    assert "shut until May" in text(live)
    expected = {
        "reason": reason,
        "revision_before": live.live_revision_id,
        "revision_after": fresh(live).live_revision_id,
    }
    assert edits(live) == [expected]
    assert PageLogEntry.objects.get(action="articles.edit").user == editor


def test_history_says_why(edit, as_user, editor, live):
    edit(editor, live, "action-publish", paragraphs=OTHER)
    answer(as_user, editor, live, "style")
    page = as_user(editor).get(f"/admin/pages/{live.pk}/history/").content.decode()
    assert "Changed the published text. Style or clarity" in page


def test_fact_leads_to_the_correction_and_publishes_nothing(
    edit, as_user, editor, live
):
    edit(editor, live, "action-publish", paragraphs=OTHER)
    response = answer(as_user, editor, live, "fact")
    assert response.redirect_chain[0][0].endswith(f"/{live.pk}/correct/")
    assert "shut until May" not in text(live)


def test_answer_in_the_form_publishes_at_once(edit, editor, live):
    edit(editor, live, "action-publish", paragraphs=OTHER, edit_reason="style")
    assert "shut until May" in text(live)
    assert [entry["reason"] for entry in edits(live)] == ["style"]


def test_fact_in_the_form_leads_to_the_correction(edit, editor, live):
    response = edit(
        editor, live, "action-publish", paragraphs=OTHER, edit_reason="fact"
    )
    assert response.redirect_chain[0][0].endswith(f"/{live.pk}/correct/")
    assert "shut until May" not in text(live)


def test_answer_is_for_one_edit_only(edit, as_user, editor, live):
    edit(editor, live, "action-publish", paragraphs=OTHER, edit_reason="style")
    page = as_user(editor).get(f"/admin/pages/{live.pk}/edit/").content.decode()
    assert 'value="style" selected' not in page
    story = fresh(live).get_latest_revision_as_object()
    story.headline = "Harbour board of Arle resigns"
    story.save_revision().publish()
    assert [entry["reason"] for entry in edits(live)] == ["style", ""]


@pytest.mark.parametrize("changed", [{}, {"paragraphs": TYPO}])
def test_small_edit_is_published_unasked(edit, editor, live, changed):
    changed = {"paragraphs": ("<p>The bridge is open.</p>",)} | changed
    response = edit(editor, live, "action-publish", **changed)
    assert "has been published" in said(response)
    assert edits(live) == []


def test_draft_that_was_never_live_is_published_unasked(edit, editor, section):
    draft = ArticleFactory(parent=section, live=False)
    edit(editor, draft, "action-publish", paragraphs=OTHER)
    assert fresh(draft).live
    assert edits(draft) == []


def test_autosave_and_draft_ask_for_nothing(edit, editor, live):
    assert "has been updated" in said(edit(editor, live, paragraphs=OTHER))


def test_reporter_has_no_way_around_through_the_screen(edit, as_user, reporter, live):
    edit(reporter, live, paragraphs=OTHER)
    answer(as_user, reporter, live, "typo")
    assert "shut until May" not in text(live)


def test_answer_to_a_draft_that_changed_meanwhile_publishes_nothing(
    edit, as_user, editor, live
):
    edit(editor, live, "action-publish", paragraphs=OTHER)
    data = {"reason": "style", "shown": "1 2001-01-01"}
    address = f"/admin/stories/{live.pk}/kind-of-edit/"
    page = as_user(editor).post(address, data).content.decode()
    assert "Somebody changed the draft meanwhile." in page
    assert "shut until May" not in text(live)


# The ways on which nobody can be asked


def test_scheduled_edit_is_asked_for_when_it_is_scheduled_and_logged_when_it_is_out(
    edit, editor, live
):
    later = timezone.now() + timedelta(hours=2)
    when = timezone.localtime(later).strftime(LOCAL_TIME)
    edit(editor, live, "action-publish", paragraphs=OTHER, go_live_at=when)
    assert not live.revisions.filter(approved_go_live_at__isnull=False).exists()
    answered = {"paragraphs": OTHER, "go_live_at": when, "edit_reason": "style"}
    edit(editor, live, "action-publish", **answered)
    assert live.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert edits(live) == []
    with time_machine.travel(later + timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert "shut until May" in text(live)
    assert [entry["reason"] for entry in edits(live)] == ["style"]


def test_edit_published_by_a_program_is_logged_as_unexplained(live):
    live.headline = "Harbour board of Arle resigns"
    live.save_revision().publish()
    assert fresh(live).headline == "Harbour board of Arle resigns"
    assert [entry["reason"] for entry in edits(live)] == [""]


def test_approval_asks_in_the_form(edit, reporter, editor, live):
    edit(reporter, live, "action-submit", paragraphs=OTHER)
    approve = {"workflow-action-name": "approve", "paragraphs": OTHER}
    response = edit(editor, live, "action-workflow-action", **approve)
    assert "say what kind of edit it is" in response.content.decode()
    edit(editor, live, "action-workflow-action", **approve, edit_reason="style")
    assert "shut until May" in text(live)
    assert [entry["reason"] for entry in edits(live)] == ["style"]


def test_answer_of_who_submits_goes_with_the_approval(
    edit, as_user, reporter, editor, live
):
    submitted = {"paragraphs": OTHER, "edit_reason": "style"}
    edit(reporter, live, "action-submit", **submitted)
    as_user(editor).post(approval_of(fresh(live)))
    assert "shut until May" in text(live)
    assert [entry["reason"] for entry in edits(live)] == ["style"]


def test_facts_that_were_approved_unsaid_are_pointed_out_until_readers_are_told(
    edit, as_user, reporter, editor, live
):
    edit(reporter, live, "action-submit", paragraphs=OTHER, edit_reason="fact")
    as_user(editor).post(approval_of(fresh(live)))
    address = f"/admin/pages/{live.pk}/edit/"
    reminder = "Facts were changed in the published text"
    assert reminder in said(as_user(editor).get(address))
    publish_correction(article=fresh(live), text="It is shut.", by=editor)
    assert reminder not in said(as_user(editor).get(address))


def test_bulk_publishing_names_the_story_that_needs_an_answer(
    edit, as_user, editor, live
):
    edit(editor, live, paragraphs=OTHER, headline=live.headline)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={live.pk}"
    response = as_user(editor).post(address, follow=True)
    assert f"say what kind of edit it is: {live.headline}" in said(response)
    assert "shut until May" not in text(live)
