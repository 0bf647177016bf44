"""Under a story stand others that go with it, by topic and by text."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticlePage
from finding.models import RelatedStories
from finding.related import related_stories
from finding.signals import related_changed
from finding.tasks import enqueue_older_stories, relate_story
from tests.factories import ArticleFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(section):
    return ArticleFactory(parent=section, headline="Harbour board reopens lock")


def on(topic, story):
    story.topics.add(topic)
    story.save()
    return story


def below(client, story) -> str:
    page = client.get(story.url).content.decode()
    return page.partition('id="related"')[2].partition("</aside>")[0]


def test_stories_of_one_topic_go_together(client, section, story):
    topic = TopicFactory(name="The old lock")
    other = on(topic, ArticleFactory(parent=section, headline="Six against three"))
    stranger = ArticleFactory(
        parent=section, headline="Choir sings at night", subhead="By the quay."
    )
    relate_story.call(on(topic, story).pk)
    assert other.headline in below(client, story)
    assert stranger.headline not in below(client, story)


def test_stories_of_the_same_words_go_together(section, story):
    other = ArticleFactory(
        parent=section, headline="Harbour board meets again", subhead=""
    )
    relate_story.call(story.pk)
    assert related_stories(story) == [other]


def test_an_old_story_of_the_same_headline_is_found_behind_many_new_ones(
    section, story, monkeypatch
):
    """The new ones have its words too, but only where they say little."""
    monkeypatch.setattr("finding.search.candidates.LOOKED_THROUGH", 3)
    monkeypatch.setattr("finding.related.OF_A_TEXT", 3)
    old = ArticleFactory(
        parent=section, headline="Harbour board reopens locks", subhead=""
    )
    told = "<p>The harbour board said of the lock that it reopens.</p>"
    body = json.dumps([{"type": "paragraph", "value": told}])
    ArticleFactory.create_batch(
        6, parent=section, headline="Rain", subhead="", body=body
    )
    relate_story.call(story.pk)
    assert related_stories(story) == [old]


def test_a_story_does_not_go_with_itself_and_without_others_nothing_is_shown(
    client, story
):
    relate_story.call(story.pk)
    assert related_stories(story) == []
    assert 'id="related"' not in client.get(story.url).content.decode()


def test_it_is_worked_out_when_a_story_is_published(
    section, story, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        other = ArticleFactory(parent=section, headline="Harbour board: a reply")
        other.save_revision().publish()
    assert related_stories(other) == [story]
    assert related_stories(story) == [other]


def test_an_unpublished_story_is_named_nowhere(client, section, story):
    other = ArticleFactory(parent=section, headline="Harbour board meets again")
    relate_story.call(story.pk)
    other.unpublish()
    assert other.headline not in client.get(story.url).content.decode()
    relate_story.call(story.pk)
    assert RelatedStories.objects.get(pk=story.pk).others == []


def test_a_draft_is_neither_named_nor_worked_out(section, story):
    draft = ArticleFactory(parent=section, headline="Harbour board secret", live=False)
    relate_story.call(story.pk)
    assert related_stories(story) == []
    assert relate_story.call(draft.pk) == 0


def test_an_embargo_takes_a_story_out(section, story):
    other = ArticleFactory(parent=section, headline="Harbour board meets again")
    relate_story.call(story.pk)
    other.embargo_until = timezone.now() + timedelta(days=1)
    other.save_revision()
    assert related_stories(story) == []


def test_the_same_is_worked_out_twice_and_told_once(
    section, story, django_capture_on_commit_callbacks
):
    ArticleFactory(parent=section, headline="Harbour board meets again")
    told = []

    def hear(sender, stories, **kwargs):
        told.append(stories)

    related_changed.connect(hear)
    try:
        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                relate_story.call(story.pk)
    finally:
        related_changed.disconnect(hear)
    first = [keys for keys in told if keys == {story.pk}]
    assert len(first) == 1


def test_stories_from_before_are_worked_out_by_the_clock(section, story):
    other = ArticleFactory(parent=section, headline="Harbour board meets again")
    RelatedStories.objects.all().delete()
    enqueue_older_stories()
    assert related_stories(story) == [other]
    assert RelatedStories.objects.count() == ArticlePage.objects.count()


def test_the_page_asks_as_often_for_two_as_for_four(client, section, story):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(story.url)
        return len(captured)

    ArticleFactory.create_batch(2, parent=section, headline="Harbour board meets")
    relate_story.call(story.pk)
    queries()
    few = queries()
    ArticleFactory.create_batch(2, parent=section, headline="Harbour board meets")
    relate_story.call(story.pk)
    assert queries() == few
