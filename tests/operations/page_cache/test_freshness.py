"""How long a page is kept where nothing changes but the time."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments.models import Discussion
from tests.factories import ArticleFactory

NOON = "2026-11-23T12:00:00Z"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


def is_fresh(visitor, address) -> bool:
    before = len(visitor.rendered)
    visitor.get(address)
    return len(visitor.rendered) == before


def test_a_page_is_made_anew_when_its_seconds_are_over(visitor, clock, settings):
    settings.NEWSROOM_PAGE_CACHE_SECONDS = 120
    visitor.get("/water/")
    clock.shift(119)
    assert is_fresh(visitor, "/water/")
    clock.shift(2)
    assert not is_fresh(visitor, "/water/")


def test_a_missing_page_is_kept_for_seconds_only(visitor, saying, clock):
    saying.status = "404 Not Found"
    visitor.get("/nowhere/")
    clock.shift(9)
    assert is_fresh(visitor, "/nowhere/")
    clock.shift(2)
    assert not is_fresh(visitor, "/nowhere/")


@pytest.mark.parametrize(
    "told", ["public, max-age=60", "public, max-age=31536000, s-maxage=60, immutable"]
)
def test_a_page_that_says_how_long_it_holds_is_obeyed(visitor, saying, clock, told):
    saying.headers.append(("Cache-Control", told))
    assert visitor.get("/feed/").headers["Cache-Control"] == told
    clock.shift(59)
    assert is_fresh(visitor, "/feed/")
    clock.shift(2)
    assert not is_fresh(visitor, "/feed/")


def test_our_own_caches_in_front_keep_it_no_longer_than_we(visitor, saying, settings):
    settings.NEWSROOM_FRONT_CACHES = True
    saying.status = "404 Not Found"
    told = visitor.get("/nowhere/").headers["Surrogate-Control"]
    assert told.startswith("max-age=10,")


@pytest.mark.django_db
def test_the_front_page_is_made_anew_at_midnight_of_the_paper(cached, home, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    settings.NEWSROOM_PAGE_CACHE_SECONDS = 3 * 24 * 3600
    with time_machine.travel("2026-11-23T22:30:00Z", tick=False) as clock:
        assert "Monday" in cached.get("/").text
        clock.shift(29 * 60)
        assert is_fresh(cached, "/")
        clock.shift(2 * 60)
        assert "Tuesday" in cached.get("/").text


@pytest.mark.django_db
def test_news_that_stops_breaking_leaves_every_page_in_time(cached, section, clock):
    until = timezone.now() + timedelta(minutes=5)
    story = ArticleFactory(parent=section, breaking_until=until)
    for address in (section.url, "/nowhere/"):
        assert story.list_headline in cached.get(address).text
    clock.shift(299)
    assert is_fresh(cached, section.url)
    clock.shift(2)
    assert "breaking" not in cached.get(section.url).text


@pytest.mark.django_db
def test_a_discussion_that_closes_takes_its_form_away_in_time(cached, section):
    with time_machine.travel(NOON, tick=False) as clock:
        now = timezone.now()
        article = ArticleFactory(parent=section, first_published_at=now)
        Discussion.objects.update_or_create(
            article=article, defaults={"close_after_days": 1}
        )
        clock.shift(24 * 3600 - 60)
        assert 'id="comment-form"' in cached.get(article.url).text
        clock.shift(61)
        assert 'id="comment-form"' not in cached.get(article.url).text
