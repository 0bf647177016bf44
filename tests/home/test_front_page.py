"""What stands where on the front page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import ArticleFactory, ImageFactory, SectionFactory


@pytest.fixture
def front(client, db):
    """The front page as it is served: its arrangement."""
    return lambda: client.get("/").context["front"]


@pytest.fixture
def story(section):
    """Makes a live story, so many minutes old."""

    def publish(minutes: int, pictured=False, parent=section, **fields):
        fields["published_at"] = timezone.now() - timedelta(minutes=minutes)
        fields["lead_image"] = ImageFactory() if pictured else None
        return ArticleFactory(parent=parent, **fields)

    return publish


def choose(home, article) -> None:
    home.refresh_from_db()
    home.lead_story = article
    home.save()


def test_a_paper_without_stories_has_a_front_page(client, front):
    assert front().lead is None
    assert "Nothing has been published yet" in client.get("/").content.decode()


def test_the_newest_story_with_a_picture_leads(front, story):
    story(1)
    pictured = story(2, pictured=True)
    story(3, pictured=True)
    assert front().lead == pictured


def test_without_any_picture_the_newest_story_leads(front, story):
    newest = story(1)
    story(2)
    assert front().lead == newest


def test_the_editor_s_choice_leads(home, front, story):
    chosen = story(500)
    story(1, pictured=True)
    choose(home, chosen)
    assert front().lead == chosen


def test_the_choice_leads_although_many_stories_are_newer(home, front, story):
    chosen = story(5000)
    for minutes in range(35):
        story(minutes + 1)
    choose(home, chosen)
    assert front().lead == chosen


@pytest.mark.parametrize("how", ["unpublished", "embargoed", "private", "deleted"])
def test_a_choice_that_readers_may_not_see_does_not_lead(how, home, front, story):
    chosen, by_rule = story(500, pictured=True), story(1, pictured=True)
    choose(home, chosen)
    hide(chosen, how)
    assert front().lead == by_rule
    assert chosen not in everything(front())


def hide(article, how: str) -> None:
    if how == "unpublished":
        article.unpublish()
    elif how == "embargoed":
        article.embargo_until = timezone.now() + timedelta(hours=1)
        article.save_revision()
    elif how == "private":
        restriction = PageViewRestriction.LOGIN
        article.view_restrictions.create(restriction_type=restriction)
    else:
        article.delete()


def above_latest(front) -> list:
    rows = [story for row in front.rows for story in row.stories]
    return [*([front.lead] if front.lead else []), *front.seconds, *rows]


def everything(front) -> list:
    return [*above_latest(front), *front.latest]


@pytest.mark.parametrize("count", [1, 2, 5, 12, 34])
def test_each_story_stands_once_above_latest(count, home, front, story):
    other = SectionFactory(title="Schools", slug="schools", parent=home)
    for minutes in range(count):
        parent = {} if minutes % 2 else {"parent": other}
        story(minutes + 1, pictured=minutes % 3 == 0, **parent)
    standing = [article.pk for article in above_latest(front())]
    assert len(standing) == len(set(standing))


def test_up_to_four_stories_stand_beside_the_lead(front, story):
    for minutes in range(8):
        story(minutes + 1, pictured=True)
    assert len(front().seconds) == 4


def test_latest_is_the_newest_first(front, story):
    stories = [story(minutes) for minutes in range(12, 0, -1)]
    assert front().latest == stories[:1:-1]


def test_a_section_row_holds_its_four_newest_stories_not_shown_above(
    home, front, story
):
    town = SectionFactory(title="Town", slug="town", parent=home)
    for minutes in range(6):
        story(minutes + 1, pictured=True)
    older = [story(100 + minutes, parent=town) for minutes in range(6)]
    rows = {row.section: row.stories for row in front().rows}
    assert rows[town] == older[:4]


def test_every_story_in_a_row_that_has_a_picture_shows_it(home, front, story, client):
    town = SectionFactory(title="Town", slug="town", parent=home)
    for minutes in range(6):
        story(minutes + 1, pictured=True)
    has_picture = [False, True, False, True]
    for minutes, pictured in enumerate(has_picture):
        older = story(100 + minutes, pictured=pictured, parent=town)
        if pictured:
            older.lead_image.get_rendition("width-320|format-webp")
    page = BeautifulSoup(client.get("/").content, "html.parser")
    cards = page.select(f"#section-{town.pk} ~ ul .story-card")
    # The first of those that have one leads the row; each is small behind its words.
    assert [bool(card.img) for card in cards] == [True, False, False, True]
    assert [card["class"][1] for card in cards] == [
        "story-card--row",
        *["story-card--small"] * 3,
    ]


def test_section_rows_stand_in_the_order_of_the_tree(home, section, front, story):
    town = SectionFactory(title="Town", slug="town", parent=home)
    for minutes in range(8):
        story(minutes + 1, pictured=True)
    story(50, parent=town)
    assert [row.section for row in front().rows] == [section, town]


def test_a_section_without_further_stories_has_no_row(home, front, story):
    SectionFactory(title="Empty", slug="empty", parent=home)
    story(1)
    assert front().rows == []


def test_a_section_that_is_not_live_has_no_row(home, front, story):
    hidden = SectionFactory(title="Hidden", slug="hidden", parent=home, live=False)
    for minutes in range(6):
        story(minutes + 1, pictured=True)
    story(50, parent=hidden)
    assert hidden.pk not in [row.section.pk for row in front().rows]


@pytest.mark.parametrize("how", ["unpublished", "embargoed", "private"])
def test_a_hidden_story_stands_nowhere(how, front, story, client):
    hidden = story(1, headline="The secret bridge")
    for minutes in range(8):
        story(minutes + 2)
    hide(hidden, how)
    assert hidden not in everything(front())
    assert "The secret bridge" not in client.get("/").content.decode()
