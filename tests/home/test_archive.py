"""The archive: every public story under its day, and nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home import archive
from tests.factories import ArticleFactory

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.fixture
def story(section):
    """Makes a live story that was first published at a time."""

    def publish(when=NOON, **fields):
        return ArticleFactory(parent=section, published_at=when, **fields)

    return publish


def links(response, selector: str) -> list[str]:
    page = BeautifulSoup(response.content.decode(), "html.parser")
    return [link["href"] for link in page.select(f"{selector} a")]


def test_the_archive_names_every_month_between_the_first_and_the_latest(client, story):
    story(NOON)
    story(datetime(2025, 11, 2, tzinfo=UTC))
    assert links(client.get("/archive/"), ".archive") == [
        *(f"/archive/2026/{month}/" for month in (1, 2, 3)),
        *(f"/archive/2025/{month}/" for month in (11, 12)),
    ]


def test_an_empty_paper_has_an_archive(client, home):
    assert "Nothing has been published yet" in client.get("/archive/").content.decode()


def test_a_month_lists_its_days_with_the_number_of_stories(client, story):
    for when in (NOON, NOON, NOON + timedelta(days=17), NOON + timedelta(days=18)):
        story(when)
    answer = client.get("/archive/2026/3/")
    assert links(answer, ".archive__list") == [
        "/archive/2026/3/14/",
        "/archive/2026/3/31/",
    ]
    assert "2 stories" in answer.content.decode()


def test_a_day_shows_its_stories_and_leads_to_the_days_around(client, story):
    first, second = story(NOON), story(NOON + timedelta(hours=1))
    story(NOON - timedelta(days=40))
    story(NOON + timedelta(days=3))
    answer = client.get("/archive/2026/3/14/")
    assert answer.context["stories"] == [second, first]
    assert links(answer, ".pagination") == [
        "/archive/2026/3/17/",
        "/archive/2026/2/2/",
    ]


def test_a_day_is_a_day_of_the_paper_s_time_zone(settings, story):
    settings.TIME_ZONE = "Asia/Kabul"
    late = story(datetime(2026, 3, 14, 23, tzinfo=UTC))
    assert list(archive.stories_of(date(2026, 3, 15))) == [late]
    assert archive.days_of(date(2026, 3, 1)) == [(date(2026, 3, 15), 1)]


@pytest.mark.parametrize(
    "address",
    ["2026/2/30", "2026/13/1", "0/1/1", "9999/12/31", "99999/1/1", "2026/3/15"],
)
def test_a_day_that_is_none_or_has_no_story_is_not_found(client, story, address):
    story(NOON)
    assert client.get(f"/archive/{address}/").status_code == 404


@pytest.mark.parametrize("address", ["2026/13", "2026/0", "9999/12", "2026/4"])
def test_a_month_that_is_none_or_has_no_story_is_not_found(client, story, address):
    story(NOON)
    assert client.get(f"/archive/{address}/").status_code == 404


def test_a_story_that_is_not_public_stands_in_no_archive(client, story):
    story(NOON, live=False)
    assert links(client.get("/archive/"), ".archive") == []
    assert client.get("/archive/2026/3/").status_code == 404
    assert client.get("/archive/2026/3/14/").status_code == 404


@pytest.mark.parametrize("address", ["/archive/2026/3/", "/archive/2026/3/14/"])
def test_ten_stories_cost_what_two_cost(client, stories, address):
    def queries():
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    stories(2, published_at=NOON)
    few = queries()
    stories(8, published_at=NOON)
    assert queries() == few
