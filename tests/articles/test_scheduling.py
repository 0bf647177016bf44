"""A story with a time: the button says it and does it, and the time does not linger."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import ArticlePage
from tests.articles.conftest import LOCAL_TIME, page_of, said
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
PUBLISH = "button[name=action-publish]"


def in_hours(hours):
    return timezone.now().replace(second=0, microsecond=0) + timedelta(hours=hours)


def typed(moment) -> str:
    return timezone.localtime(moment).strftime(LOCAL_TIME)


def now(story) -> ArticlePage:
    return ArticlePage.objects.get(pk=story.pk)


@pytest.fixture
def screen(as_user):
    """The editing screen of a story as a person sees it."""

    def seen(user, story):
        return page_of(as_user(user).get(f"/admin/pages/{story.pk}/edit/"))

    return seen


@pytest.fixture
def form_value(as_user):
    """What a field of the form is filled with when a person opens it."""

    def value(user, story, field):
        response = as_user(user).get(f"/admin/pages/{story.pk}/edit/")
        return response.context["form"][field].value()

    return value


@pytest.fixture
def draft(section, reporter):
    return ArticleFactory(parent=section, live=False, owner=reporter)


def test_the_button_says_schedule_with_time_and_zone(edit, editor, draft, screen):
    at = in_hours(2)
    edit(editor, draft, go_live_at=typed(at))
    (button,) = screen(editor, draft).select(PUBLISH)
    text = " ".join(button.text.split())
    assert text.startswith("Schedule for")
    assert text.endswith("(UTC)")
    assert str(at.day) in text


def test_the_zone_is_that_of_the_person(edit, editor, draft, screen):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(editor)
    profile.current_time_zone = "Asia/Kabul"
    profile.save()
    edit(editor, draft, go_live_at=typed(in_hours(10)))
    page = screen(editor, draft)
    assert "(+0430)" in page.select_one(PUBLISH).text
    assert "Times are in +0430." in page.text


def test_the_button_does_it(edit, editor, draft, screen):
    at = in_hours(2)
    edit(editor, draft, go_live_at=typed(at))
    response = edit(editor, draft, "action-publish", go_live_at=typed(at))
    assert "has been scheduled for publishing" in said(response)
    assert not now(draft).live
    assert now(draft).scheduled_revision.approved_go_live_at == at


def test_without_a_time_the_button_says_publish(editor, draft, screen):
    (button,) = screen(editor, draft).select(PUBLISH)
    assert button.text.strip() == "Publish"


def test_who_may_not_publish_has_no_such_button(edit, reporter, draft, screen):
    edit(reporter, draft, go_live_at=typed(in_hours(2)))
    page = screen(reporter, draft)
    assert not page.select(PUBLISH)
    assert "Schedule for" not in page.text


def test_a_time_that_has_come_is_gone_from_the_page_and_its_next_form(
    edit, editor, draft, form_value, time_machine
):
    at = in_hours(2)
    edit(editor, draft, "action-publish", go_live_at=typed(at))
    time_machine.move_to(at + HOUR)
    call_command("clock")
    assert now(draft).live
    assert now(draft).go_live_at is None
    assert form_value(editor, draft, "go_live_at") is None


def test_a_newer_draft_loses_the_same_time_too(
    edit, editor, article, form_value, time_machine
):
    at = in_hours(2)
    told = {"go_live_at": typed(at), "edit_reason": "style"}
    edit(editor, article, "action-publish", **told)
    newer = now(article).get_latest_revision_as_object()
    newer.subhead = "Typed later."
    newer.save_revision()
    time_machine.move_to(at + HOUR)
    call_command("clock")
    assert now(article).live
    assert form_value(editor, article, "subhead") == "Typed later."
    assert form_value(editor, article, "go_live_at") is None


def test_another_time_of_a_newer_draft_stays(edit, editor, article, time_machine):
    at = in_hours(2)
    edit(editor, article, "action-publish", go_live_at=typed(at))
    newer = now(article).get_latest_revision_as_object()
    newer.go_live_at = at + 9 * HOUR
    newer.save_revision()
    time_machine.move_to(at + HOUR)
    call_command("clock")
    draft = now(article).get_latest_revision_as_object()
    assert draft.go_live_at == at + 9 * HOUR


def test_an_expired_story_is_saved_and_published_again(
    edit, editor, article, form_value, time_machine
):
    end = in_hours(2)
    told = {"expire_at": typed(end), "edit_reason": "style"}
    edit(editor, article, "action-publish", **told)
    time_machine.move_to(end + HOUR)
    call_command("clock")
    assert (now(article).live, now(article).expired) == (False, True)
    assert now(article).expire_at is None
    assert form_value(editor, article, "expire_at") is None
    response = edit(editor, article, "action-publish", expire_at="")
    assert "has been published" in said(response)
    assert (now(article).live, now(article).expired) == (True, False)


def test_a_start_and_an_end_both_missed_leave_the_story_offline(
    edit, editor, draft, time_machine
):
    start, end = in_hours(2), in_hours(3)
    edit(
        editor,
        draft,
        "action-publish",
        go_live_at=typed(start),
        expire_at=typed(end),
    )
    time_machine.move_to(end + HOUR)
    for _round in range(2):
        call_command("clock")
        time_machine.move_to(timezone.now() + HOUR)
    assert (now(draft).live, now(draft).expired) == (False, True)


def test_scheduling_an_old_version_leaves_the_live_story_online(
    edit, editor, draft, client, as_user
):
    edit(editor, draft, subhead="Before it was published.")
    old = now(draft).latest_revision
    edit(editor, draft, "action-publish", subhead="As printed.")
    at = in_hours(2)
    old.content["go_live_at"] = at.isoformat()
    old.save()
    old.publish(user=editor)
    assert now(draft).scheduled_revision == old
    assert "As printed." in client.get(draft.url).content.decode()
