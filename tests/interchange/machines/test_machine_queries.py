"""What machines ask costs the same for two stories and for ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.blocks import StoryBlock
from tests.factories import AuthorFactory, TopicFactory

ADDRESSES = (
    "/feed/",
    "/feed.atom",
    "/feed.json",
    "/water/feed/",
    "/authors/ada/feed.atom",
    "/topics/locks/feed.json",
    "/sitemap.xml",
    "/sitemap-stories-0.xml",
    "/sitemap-authors-0.xml",
    "/news-sitemap.xml",
    "/api/v2/articles/",
    "/api/v2/articles/?author=ada",
    "/api/v2/authors/",
    "/api/v2/topics/",
)


@pytest.fixture
def queries(client):
    def count(address: str) -> int:
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    return count


def test_ten_stories_cost_what_two_cost(publish, queries, correct):
    every = {
        "blocks": [*StoryBlock().child_blocks, "paragraph"],
        "author": AuthorFactory(slug="ada"),
        "topic": TopicFactory(slug="locks"),
    }
    for article in publish(2, **every):
        correct(article)
    few = {address: queries(address) for address in ADDRESSES}
    for article in publish(8, **every):
        correct(article)
    assert {address: queries(address) for address in ADDRESSES} == few
    assert max(few.values()) < 35, few


def test_one_story_costs_what_another_costs(publish, queries, correct):
    plain, rich = publish(2)
    for _ in range(3):
        correct(rich)
        rich.topics.add(TopicFactory())
        rich.bylines.create(author=AuthorFactory(), role="reporting")
    rich.save_revision().publish()
    for rest in ("", "ninjs.json"):
        assert queries(rich.url + rest) == queries(plain.url + rest)
