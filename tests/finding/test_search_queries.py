"""What a search asks of the database: as often for many stories as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.models import Byline
from finding.search import candidates as looking
from tests.factories import AuthorFactory, TopicFactory

MOST = 12
# PostgreSQL is asked which way is the shorter one.
MORE = 1 if connection.vendor == "postgresql" else 0
NARROWED = ({}, {"section": "water"}, {"author": "ada"}, {"topic": "fishing"})


@pytest.fixture
def queries(client):
    def count(**params) -> int:
        client.get("/search/", params)
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/search/", params).status_code == 200
        return len(captured)

    return count


@pytest.fixture
def catch(story, publish):
    """Publish so many stories with people and topics of their own and common ones."""
    ada = AuthorFactory(name="Ada Shore", slug="ada")
    fishing = TopicFactory(name="Fishing", slug="fishing")

    def make(number: int) -> None:
        for _ in range(number):
            one = story("Sturgeon returns", published_at=timezone.now())
            one.bylines = [Byline(author=ada), Byline(author=AuthorFactory())]
            one.topics.add(fishing, TopicFactory())
            publish(one)

    return make


def test_many_stories_are_asked_for_as_often_as_two(queries, catch):
    catch(2)
    few = [queries(q="sturgeon", **narrowed) for narrowed in NARROWED]
    catch(8)
    assert [queries(q="sturgeon", **narrowed) for narrowed in NARROWED] == few
    for asked, narrowed in zip(few, NARROWED, strict=True):
        assert asked <= MOST + MORE + bool(narrowed), narrowed


def test_where_there_are_too_many_those_in_headlines_are_one_query_more(
    queries, catch, monkeypatch
):
    catch(4)
    before = queries(q="sturgeon")
    monkeypatch.setattr(looking, "LOOKED_THROUGH", 3)
    assert queries(q="sturgeon") <= before + 1 + MORE


def test_a_story_of_a_section_behind_a_password_is_not_found(
    searched, hits, section, story
):
    story("Sturgeon returns")
    PageViewRestriction.objects.create(
        page=section, restriction_type="password", password="caviar"
    )
    assert hits(q="sturgeon") == []
    assert hits(q="sturgeon", section="water") == []
    assert "Sturgeon returns" not in searched(q="sturgon").get_text()
