"""Stories go out and come down at their time, each once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.models import ArticlePage
from operations.publishing import publish_what_is_due, stories_due
from tests.factories import ArticleFactory, SectionFactory
from tests.operations.test_claims import at_once

HOUR = timedelta(hours=1)


def entries(action) -> list[int]:
    """The stories with which this was done, once for every time it was."""
    found = PageLogEntry.objects.filter(action=f"wagtail.{action}.scheduled")
    return sorted(found.values_list("page_id", flat=True))


def make_due(section, count=3) -> list[ArticlePage]:
    """Stories that should have gone out an hour ago."""
    stories = [ArticleFactory(parent=section, live=False) for _ in range(count)]
    for story in stories:
        story.go_live_at = timezone.now() + HOUR
        story.save_revision().publish()
        past = timezone.now() - HOUR
        story.revisions.update(approved_go_live_at=past)
        revision = story.revisions.get()
        revision.content["go_live_at"] = past.isoformat()
        revision.save()
    return stories


@pytest.mark.django_db
def test_what_came_due_while_no_clock_ran_is_done_once(section):
    stories = make_due(section)
    assert stories_due() == 3
    for _round in range(3):
        call_command("clock")
        publish_what_is_due()
    assert stories_due() == 0
    assert entries("publish") == [story.pk for story in stories]


@pytest.mark.django_db
def test_a_story_whose_end_was_missed_comes_down_once(section):
    story = ArticleFactory(parent=section)
    ArticlePage.objects.filter(pk=story.pk).update(expire_at=timezone.now() - HOUR)
    assert stories_due() == 1
    publish_what_is_due()
    publish_what_is_due()
    assert entries("unpublish") == [story.pk]


@pytest.mark.django_db(transaction=True)
def test_many_clocks_at_once_publish_each_story_once():
    from home.models import HomePage

    section = SectionFactory(parent=HomePage.objects.get())
    stories = make_due(section, count=4)
    ended = ArticleFactory(parent=section)
    ArticlePage.objects.filter(pk=ended.pk).update(expire_at=timezone.now() - HOUR)
    at_once(publish_what_is_due, times=4)
    connection.close()
    assert entries("publish") == [story.pk for story in stories]
    assert entries("unpublish") == [ended.pk]
    assert ArticlePage.objects.filter(live=True).count() == 4
