"""Narrowing a search by section, author, topic and time, by plain links."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Byline
from tests.factories import AuthorFactory, SectionFactory, TopicFactory


@pytest.fixture
def sturgeons(home, section, story, publish):
    """Three stories of different sections, authors, topics and years."""
    work = SectionFactory(title="Work", slug="work", parent=home)
    ada = AuthorFactory(name="Ada Shore", slug="ada-shore")
    fishing = TopicFactory(name="Fishing", slug="fishing")
    first = story("Sturgeon one", published_at=timezone.now() - timedelta(days=2))
    second = story("Sturgeon two", published_at=timezone.now() - timedelta(days=800))
    third = story("Sturgeon three", parent=work)
    second.bylines = [Byline(author=ada)]
    third.topics.add(fishing)
    for one in (first, second, third):
        publish(one)
    return first, second, third


def choices(page) -> dict[str, tuple[str, str]]:
    return {
        link.span.get_text(): (
            link.select_one(".narrow__count").get_text(),
            link["href"],
        )
        for link in page.select(".narrow__choice")
    }


@pytest.mark.parametrize(
    ("narrowed", "left"),
    [
        ({"section": "work"}, ["Sturgeon three"]),
        ({"author": "ada-shore"}, ["Sturgeon two"]),
        ({"topic": "fishing"}, ["Sturgeon three"]),
        ({"within": "week", "section": "water"}, ["Sturgeon one"]),
        ({"within": "day"}, ["Sturgeon three"]),
        ({"section": "work", "author": "ada-shore"}, []),
    ],
)
def test_a_search_is_narrowed(hits, sturgeons, narrowed, left):
    assert hits(q="sturgeon", **narrowed) == left


def test_days_are_named_in_the_readers_own_terms(hits, sturgeons):
    day = timezone.localdate() - timedelta(days=800)
    told = {"since": day.isoformat(), "to": day.isoformat()}
    assert hits(q="sturgeon", **told) == ["Sturgeon two"]
    assert hits(q="sturgeon", to=(day - timedelta(days=2)).isoformat()) == []


def test_choices_say_how_many_they_leave_and_lead_there(searched, client, sturgeons):
    found = choices(searched(q="sturgeon"))
    assert found["Water"] == ("2", "?q=sturgeon&section=water")
    assert found["Work"][0] == found["Fishing"][0] == found["Ada Shore"][0] == "1"
    shown = client.get("/search/" + found["Ada Shore"][1]).content.decode()
    assert "Sturgeon two" in shown
    assert "Sturgeon one" not in shown


def test_what_narrows_can_be_taken_away(searched, sturgeons):
    chip = searched(q="sturgeon", section="work", order="newest").select_one(
        ".chip--on"
    )
    assert "Work" in chip.get_text()
    assert chip["href"] == "?q=sturgeon&order=newest"


def test_choices_that_leave_everything_are_not_offered(searched, story):
    story("Sturgeon one")
    assert choices(searched(q="sturgeon")) == {}


@pytest.mark.parametrize(
    "sent",
    [
        {"section": "nowhere"},
        {"author": "'; DROP TABLE articles_author; --"},
        {"topic": "x" * 5000},
        {"within": "century"},
        {"since": "2026-02-30", "to": "tomorrow"},
        {"since": "99999-01-01"},
        {"order": "worst", "page": "-1"},
        {"section": "wa\0ter"},
    ],
)
def test_what_cannot_be_understood_narrows_nothing(hits, story, sent):
    story("Sturgeon one")
    assert hits(q="sturgeon", **sent) == ["Sturgeon one"]


def test_the_earliest_and_the_latest_day_are_no_error(hits, story):
    story("Sturgeon one")
    assert hits(q="sturgeon", since="0001-01-01", to="9999-12-31") == ["Sturgeon one"]
    assert hits(q="sturgeon", since="2999-12-31") == []
    assert hits(q="sturgeon", since="2020-01-01", to="2019-01-01") == []


def test_who_has_nothing_public_is_unknown(searched, hits, story, section):
    """A name may be news before its story is."""
    ada = AuthorFactory(name="Ada Sturgeon", slug="ada-sturgeon")
    secret = TopicFactory(name="Sturgeon scandal", slug="scandal")
    draft = story("Secret", live=False)
    draft.bylines = [Byline(author=ada)]
    draft.topics.add(secret)
    draft.save()
    story("Sturgeon one")
    sent = {"author": "ada-sturgeon", "topic": "scandal"}
    for shown in (searched(q="sturgeon"), searched(q="sturgeon", **sent)):
        assert "Ada Sturgeon" not in shown.get_text()
        assert "scandal" not in shown.get_text()


def test_a_story_that_moved_is_found_in_its_new_section(
    hits, home, sturgeons, django_capture_on_commit_callbacks
):
    culture = SectionFactory(title="Culture", slug="culture", parent=home)
    with django_capture_on_commit_callbacks(execute=True):
        sturgeons[2].move(culture, pos="last-child")
    assert hits(q="sturgeon", section="work") == []
    assert hits(q="sturgeon", section="culture") == ["Sturgeon three"]
