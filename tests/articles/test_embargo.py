"""An embargoed story cannot be published before its time, whichever way one tries."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from articles.models import ArticlePage
from articles.validators import EmbargoNotOver
from tests.articles.conftest import LOCAL_TIME, said
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def in_hours(hours):
    return timezone.now().replace(second=0, microsecond=0) + timedelta(hours=hours)


def typed(moment) -> str:
    return timezone.localtime(moment).strftime(LOCAL_TIME)


@pytest.fixture
def draft(section):
    """A draft under embargo for two hours."""
    return ArticleFactory(
        parent=section, live=False, published_at=None, embargo_until=in_hours(2)
    )


def is_live(story) -> bool:
    return ArticlePage.objects.get(pk=story.pk).live


def test_revision_is_not_published_before_the_time(draft):
    revision = draft.save_revision()
    with pytest.raises(EmbargoNotOver, match="under embargo until"):
        revision.publish()
    assert not is_live(draft)


def test_revision_is_published_after_the_time(draft):
    revision = draft.save_revision()
    with time_machine.travel(in_hours(2.1)):
        revision.publish()
        assert is_live(draft)


def test_story_is_not_saved_as_live_under_embargo(draft):
    draft.live = True
    with pytest.raises(EmbargoNotOver):
        draft.save()
    assert not is_live(draft)


def test_new_story_is_not_live_under_embargo(section):
    with pytest.raises(EmbargoNotOver):
        ArticleFactory(parent=section, embargo_until=in_hours(1))


@pytest.mark.parametrize("hours", [2, 3])
def test_story_is_scheduled_for_its_time_or_later(draft, hours):
    draft.go_live_at = draft.embargo_until + timedelta(hours=hours - 2)
    draft.save_revision().publish()
    assert not is_live(draft)
    with time_machine.travel(draft.go_live_at + timedelta(minutes=1)):
        call_command("publish_scheduled")
        assert is_live(draft)


def test_story_is_not_scheduled_for_before_its_time(draft):
    draft.go_live_at = draft.embargo_until - timedelta(minutes=1)
    with pytest.raises(EmbargoNotOver, match="under embargo until"):
        draft.save_revision().publish()
    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_embargo_on_a_live_story_takes_it_offline(article, client, editor):
    assert client.get(article.url).status_code == 200
    article.embargo_until = in_hours(1)
    article.save_revision(user=editor)
    assert not is_live(article)
    assert client.get(article.url).status_code == 404


def test_embargo_that_is_over_takes_nothing_offline(article):
    article.embargo_until = timezone.now() - timedelta(seconds=1)
    article.save_revision()
    assert is_live(article)
    article.save_revision().publish()
    assert is_live(article)


def test_embargoed_story_is_as_unknown_and_in_no_list(draft, client, section):
    assert client.get(draft.url).content == client.get("/nothing/here/").content
    for address in ("/", section.url, "/search/?q=bridge"):
        assert draft.headline not in client.get(address).content.decode()


# In the editing screen


def test_editor_who_publishes_too_early_is_told(edit, editor, draft):
    response = edit(
        editor,
        draft,
        "action-publish",
        embargo_until=typed(draft.embargo_until),
        subhead="Typed for long.",
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert "under embargo until" in text
    assert "Typed for long." in text
    assert not is_live(draft)


def test_new_story_published_too_early_is_refused_and_kept(write, editor):
    response = write(
        editor,
        "action-publish",
        embargo_until=typed(in_hours(1)),
        subhead="Typed for long.",
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert "under embargo until" in text
    assert "Typed for long." in text
    assert not ArticlePage.objects.exists()


def test_editor_schedules_for_the_time_of_the_embargo(edit, editor, draft):
    until = typed(draft.embargo_until)
    edit(editor, draft, "action-publish", embargo_until=until, go_live_at=until)
    assert not is_live(draft)
    assert draft.revisions.get(approved_go_live_at__isnull=False)
    with time_machine.travel(in_hours(2.1)):
        call_command("publish_scheduled")
        assert is_live(draft)


def test_editor_cannot_schedule_for_before_the_embargo_ends(edit, editor, draft):
    response = edit(
        editor,
        draft,
        "action-publish",
        embargo_until=typed(draft.embargo_until),
        go_live_at=typed(in_hours(1)),
    )
    assert "under embargo until" in response.content.decode()
    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_draft_under_embargo_is_saved(edit, editor, draft):
    until = typed(draft.embargo_until)
    response = edit(editor, draft, embargo_until=until, subhead="Kept.")
    assert response.status_code == 200
    saved = ArticlePage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert (saved.subhead, saved.embargo_until) == ("Kept.", draft.embargo_until)


def test_embargo_saved_on_a_live_story_takes_it_offline(edit, editor, article):
    edit(editor, article, embargo_until=typed(in_hours(1)))
    assert not is_live(article)


def test_reporter_cannot_take_a_live_story_offline_by_an_embargo(
    edit, reporter, section
):
    story = ArticleFactory(parent=section, owner=reporter)
    response = edit(reporter, story, embargo_until=typed(in_hours(1)))
    assert response.status_code == 200
    assert is_live(story)


def test_lifted_embargo_lets_the_story_be_published(edit, editor, draft):
    response = edit(editor, draft, "action-publish", embargo_until="")
    assert "has been published" in said(response)
    assert is_live(draft)
