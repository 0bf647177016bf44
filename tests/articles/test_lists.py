"""Which stories stand in the lists of sections, authors and topics, whatever happens."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage, Byline, ListedStory
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
ADDRESSES = ["/water/", "/authors/ada-quill/", "/topics/tides/"]


@pytest.fixture
def author(db):
    return AuthorFactory(name="Ada Quill", slug="ada-quill")


@pytest.fixture
def topic(db):
    return TopicFactory(name="Tides", slug="tides")


@pytest.fixture
def story(section, author, topic):
    """A live story of the section, by the author, on the topic."""
    made = ArticleFactory(parent=section, headline="The tide is late")
    made.bylines = [Byline(author=author), Byline(author=author, role="data")]
    made.topics.add(topic)
    made.save_revision().publish()
    return ArticlePage.objects.get(pk=made.pk)


@pytest.fixture
def listed(section, author, topic):
    """The keys of the stories in each of the three lists."""

    def keys():
        rows = ListedStory.objects
        lists = rows.of_section(section), rows.of_author(author), rows.on_topic(topic)
        return [[row.article_id for row in one] for one in lists]

    return keys


def nowhere(lists) -> bool:
    return lists == [[], [], []]


def test_live_story_stands_once_in_each_of_its_lists(story, listed):
    assert listed() == [[story.pk]] * 3


def test_draft_stands_in_no_list(section, author, listed):
    draft = ArticleFactory(parent=section, live=False)
    draft.bylines = [Byline(author=author)]
    draft.save_revision()
    assert nowhere(listed())


def test_story_that_is_taken_off_leaves_the_lists_and_comes_back(story, listed):
    story.unpublish()
    assert nowhere(listed())
    ArticlePage.objects.get(pk=story.pk).save_revision().publish()
    assert listed() == [[story.pk]] * 3


def test_story_under_a_new_embargo_leaves_the_lists(story, listed):
    story.embargo_until = timezone.now() + timedelta(hours=1)
    story.save_revision()
    assert nowhere(listed())


def test_deleted_story_leaves_the_lists(story, listed):
    story.delete()
    assert nowhere(listed())


def test_moved_story_stands_in_the_list_of_its_new_section(story, home, listed):
    town = SectionFactory(title="Town", slug="town", parent=home)
    story.move(town, pos="last-child")
    assert listed() == [[], [story.pk], [story.pk]]
    assert ListedStory.objects.of_section(town).get().article_id == story.pk


def test_draft_that_names_others_changes_no_list_until_it_is_published(story, listed):
    story.bylines = []
    story.topics.clear()
    revision = story.save_revision()
    assert listed() == [[story.pk]] * 3
    revision.publish()
    assert listed() == [[story.pk], [], []]


def test_lists_follow_the_time_of_a_story(story, section, listed):
    other = ArticleFactory(parent=section)
    other.published_at = story.published_at - timedelta(hours=1)
    other.save()
    assert listed()[0] == [story.pk, other.pk]
    story.published_at -= timedelta(hours=2)
    story.save()
    assert listed()[0] == [other.pk, story.pk]


@pytest.mark.parametrize("place", ["story", "section"])
def test_restricted_story_is_neither_counted_nor_listed(story, section, listed, place):
    page = story if place == "story" else section
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert nowhere(listed())


@pytest.mark.parametrize("address", ADDRESSES)
def test_list_that_is_behind_shows_nothing_that_is_not_public(client, story, address):
    ArticlePage.objects.filter(pk=story.pk).update(live=False)
    assert "The tide is late" not in client.get(address).content.decode()


def test_lists_of_a_paper_that_had_none_are_made_as_they_are_kept(story, section):
    ArticleFactory(parent=section, live=False)
    kept = set(ListedStory.objects.values_list("in_list", "article", "published_at"))
    ListedStory.objects.all().delete()
    made = import_module("articles.migrations.0003_list_stories")
    with connection.cursor() as cursor:
        for rows in (made.OF_SECTIONS, made.OF_AUTHORS, made.ON_TOPICS):
            cursor.execute(made.FILL + rows)
    found = ListedStory.objects.values_list("in_list", "article", "published_at")
    assert len(found) == 3
    assert set(found) == kept
