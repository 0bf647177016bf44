"""Publishing against a gate: by name, with a reason, in the history."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.gate_overrides import publish_against_gates
from articles.models import ArticlePage, SectionPage
from articles.validators import GatesNotPassed
from operations.clock import publish_what_is_due
from tests.articles.conftest import page_of
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db

REASON = "The wire is late; the desk vouches for it."


@pytest.fixture
def section(home):
    return SectionFactory(title="Water", slug="water", parent=home, gates=["byline"])


@pytest.fixture
def draft(section, reporter):
    story = ArticleFactory(
        parent=section, live=False, published_at=None, owner=reporter
    )
    story.save_revision()
    return story


@pytest.fixture
def override(as_user, draft):
    """Send the override's form as a person."""

    def post(user, reason=REASON):
        address = reverse("story_gates", args=[draft.pk])
        return as_user(user).post(address, {"reason": reason}, follow=True)

    return post


def is_live(story) -> bool:
    return ArticlePage.objects.get(pk=story.pk).live


def logged():
    return PageLogEntry.objects.filter(action="articles.gates.override")


def test_editor_publishes_against_a_gate_with_a_reason(override, editor, draft):
    override(editor)
    assert is_live(draft)
    entry = logged().get()
    assert (entry.user, entry.data["reason"]) == (editor, REASON)
    assert list(entry.data["gates"]) == ["byline"]


def test_history_shows_the_override(override, editor, draft, as_user):
    override(editor)
    address = reverse("wagtailadmin_pages:history", args=[draft.pk])
    text = as_user(editor).get(address).content.decode()
    assert f"Published against: Byline or agency. Reason: {REASON}" in text


@pytest.mark.parametrize("reason", ["", "  "])
def test_override_without_a_reason_is_refused(override, editor, draft, reason):
    response = override(editor, reason)
    assert "This field is required." in response.content.decode()
    assert not is_live(draft)
    assert not logged().exists()


def test_reporter_sees_what_stands_but_no_override(draft, reporter, as_user):
    response = as_user(reporter).get(reverse("story_gates", args=[draft.pk]))
    page = page_of(response)
    assert "Nobody is credited" in page.find(id="gate-problems").text
    assert not page.find(id="gate-override")


def test_reporter_who_sends_the_override_publishes_nothing(override, reporter, draft):
    override(reporter)
    assert not is_live(draft)
    assert not logged().exists()


def test_editor_without_the_permission_publishes_nothing(editor, draft):
    permission = Permission.objects.get(codename="override_gates")
    editor.groups.get().permissions.remove(permission)
    with pytest.raises(PermissionDenied):
        publish_against_gates(article=draft, by=editor, reason=REASON)
    assert not is_live(draft)


def test_next_version_meets_the_gate_again(override, editor, draft):
    override(editor)
    story = ArticlePage.objects.get(pk=draft.pk)
    with pytest.raises(GatesNotPassed):
        story.save_revision().publish()


def test_text_that_autosave_wrote_over_the_overridden_one_meets_the_gate(draft, editor):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    revision = draft.save_revision()
    publish_against_gates(article=draft, by=editor, reason=REASON)
    draft.save_revision(user=revision.user, overwrite_revision=revision)
    with pytest.raises(GatesNotPassed):
        draft.get_latest_revision().publish()


def test_override_of_a_scheduled_story_holds_when_it_is_due(draft, editor):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision()
    publish_against_gates(article=draft, by=editor, reason=REASON)
    assert not is_live(draft)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        publish_what_is_due()
    assert is_live(draft)


def test_override_of_an_embargo_lifts_it(override, editor, draft):
    draft.embargo_until = timezone.now() + timedelta(hours=1)
    draft.save_revision()
    override(editor)
    story = ArticlePage.objects.get(pk=draft.pk)
    assert (story.live, story.embargo_until) == (True, None)
    assert set(logged().get().data["gates"]) == {"byline", "embargo"}


def test_incomplete_draft_is_not_published_by_an_override(override, editor, draft):
    draft.body = "[]"
    draft.save_revision(clean=False)
    response = override(editor)
    assert response.status_code == 200
    assert "The story has no text" in page_of(response).find(id="gate-override").text
    assert not is_live(draft)
    assert not logged().exists()


def send_section(client, section, **changes):
    address = reverse("wagtailadmin_pages:edit", args=[section.pk])
    fields = {"title": section.title, "slug": section.slug, "description": ""}
    comments = {
        f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    } | {"comments-MAX_NUM_FORMS": "", "comments-MIN_NUM_FORMS": "0"}
    sent = fields | comments | {"action-publish": "1"} | changes
    return client.post(address, sent, follow=True)


def test_editor_chooses_the_gates_of_a_section(section, editor, as_user):
    send_section(as_user(editor), section, gates=["source", "credit"])
    assert set(SectionPage.objects.get(pk=section.pk).gates) == {"source", "credit"}


def test_who_may_not_choose_the_gates_leaves_them(section, editor, as_user):
    permission = Permission.objects.get(codename="choose_gates")
    editor.groups.get().permissions.remove(permission)
    send_section(as_user(editor), section, description="New.", gates=["source"])
    saved = SectionPage.objects.get(pk=section.pk)
    assert (saved.description, saved.gates) == ("New.", ["byline"])
