"""What a page asks of the database: so many queries at most, whatever is on it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.corrections import publish_correction
from articles.models import AgencyCredit, StorySource
from home.models import HousePage, Imprint, Masthead
from tests.factories import (
    AgencyFactory,
    AuthorFactory,
    CommentFactory,
    SectionFactory,
    TopicFactory,
)

STORY = 12
MOST = {
    "/": 14,
    "/water/": 15,
    "/water/?page=2": 11,
    "/authors/ada-shore/": 10,
    "/topics/bridges/": 10,
    "/archive/": 5,
    "/corrections/": 6,
    "/feed/": 12,
    "/water/feed.json": 13,
    "/sitemap.xml": 10,
    "/news-sitemap.xml": 4,
    "/api/v2/articles/": 10,
}


@pytest.fixture
def queries(client):
    def count(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    return count


@pytest.fixture
def paper(home):
    """A paper in which every part of the frame is set: settings, a page, a policy."""
    site = home.get_site()
    about = home.add_child(instance=HousePage(title="About", slug="about"))
    Masthead.for_site(site).save()
    imprint = Imprint.for_site(site)
    imprint.ethics_page = about
    imprint.save()


@pytest.fixture
def subject(db):
    return {
        "author": AuthorFactory(slug="ada-shore"),
        "topic": TopicFactory(slug="bridges"),
    }


def enrich(article, count: int) -> None:
    """So many of all that can stand with a story, and replies to it."""
    for number in range(count):
        article.bylines.create(author=AuthorFactory(), role="reporting")
        article.agency_credits.add(AgencyCredit(agency=AgencyFactory()))
        article.sources.add(StorySource(name=f"Minutes {number}", kind="document"))
        article.topics.add(TopicFactory())
    article.save_revision().publish()
    first = CommentFactory(article=article, status="approved")
    for _number in range(count):
        picked = {"picked_at": timezone.now()}
        CommentFactory(article=article, status="approved", parent=first, **picked)


def test_story_asks_at_most_twelve_times_with_two_of_everything_and_with_ten(
    stories, queries, editor, paper
):
    two, ten = stories(2)
    for article, count in ((two, 2), (ten, 10)):
        enrich(article, count)
        for _number in range(count):
            publish_correction(article=article, text="It is open.", by=editor)
    assert queries(two.url) <= STORY
    assert queries(ten.url) == queries(two.url)


def test_story_asks_no_more_while_news_are_breaking(stories, queries, paper):
    article, other = stories(2)
    quiet = queries(article.url)
    other.breaking_until = timezone.now() + timedelta(hours=1)
    other.save_revision().publish()
    assert queries(article.url) == quiet <= STORY


def test_story_in_a_long_thread_asks_no_more(stories, queries, settings, paper):
    (article,) = stories(1)
    enrich(article, 3)
    short = queries(article.url)
    settings.NEWSROOM_REPLIES_PER_PAGE = 2
    assert queries(article.url) == short <= STORY


def test_lists_ask_at_most_so_often_for_six_and_for_thirty_stories(
    stories, queries, subject, paper
):
    stories(6, **subject)
    few = {url: queries(url) for url in MOST if "page=2" not in url}
    stories(19, **subject)
    few |= {url: queries(url) for url in MOST if "page=2" in url}
    assert {url: asked for url, asked in few.items() if asked > MOST[url]} == {}
    stories(24, **subject)
    assert {url: queries(url) for url in few} == few


def test_restricted_section_costs_a_story_the_look_at_its_restrictions_only(
    stories, queries, home, paper
):
    (article,) = stories(1)
    free = queries(article.url)
    closed = SectionFactory(title="Closed", parent=home)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert queries(article.url) <= free + 2
