"""What machines ask costs the same for two stories and for ten."""

import re

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


def parts_of_the_map(client) -> list[str]:
    """The latest part of each kind; which that is, the keys of the rows say."""
    index = client.get("/sitemap.xml").content.decode()
    found = re.findall(r"(/sitemap-(\w+)-\d+\.xml)", index)
    return list({kind: address for address, kind in found}.values())


def test_ten_stories_cost_what_two_cost(client, publish, queries, correct):
    every = {
        "blocks": [*StoryBlock().child_blocks, "paragraph"],
        "author": AuthorFactory(slug="ada"),
        "topic": TopicFactory(slug="locks"),
    }
    for article in publish(2, **every):
        correct(article)
    addresses = [*ADDRESSES, *parts_of_the_map(client)]
    assert len(addresses) > len(ADDRESSES) + 1
    few = {address: queries(address) for address in addresses}
    for article in publish(8, **every):
        correct(article)
    assert {address: queries(address) for address in addresses} == few
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
