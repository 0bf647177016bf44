"""A list costs the same number of queries for two stories and for ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.corrections import publish_correction
from tests.factories import AuthorFactory, TopicFactory


@pytest.fixture
def subject(db):
    return {
        "author": AuthorFactory(slug="ada-shore"),
        "topic": TopicFactory(slug="bridges"),
    }


@pytest.fixture
def queries(client):
    """How many queries a page costs, once what is kept in memory is there."""

    def count(url: str) -> int:
        assert client.get(url).status_code == 200
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(url)
        return len(captured)

    return count


LISTS = ("/water/", "/authors/ada-shore/", "/topics/bridges/", "/search/?q=bridge")


def test_lists_of_ten_cost_what_lists_of_two_cost(stories, queries, subject):
    stories(2, **subject)
    few = {url: queries(url) for url in LISTS}
    # On the front page, a section row needs stories beyond lead and seconds.
    stories(6, **subject)
    few["/"] = queries("/")
    stories(8, **subject)
    assert {url: queries(url) for url in few} == few


def test_ten_corrections_cost_what_two_cost(stories, queries, editor):
    for article in stories(2):
        publish_correction(article=article, text="It is open.", by=editor)
    few = queries("/corrections/")
    for article in stories(8):
        publish_correction(article=article, text="It is open.", by=editor)
    assert queries("/corrections/") == few


def test_the_lists_really_hold_the_stories(client, stories, subject):
    made = stories(2, **subject)
    for url in ("/", "/water/", "/authors/ada-shore/", "/search/?q=bridge"):
        page = client.get(url).content.decode()
        assert all(article.headline in page for article in made), url
