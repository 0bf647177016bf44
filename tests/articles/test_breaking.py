"""Breaking news stands above every page and ends by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ArticlePage
from tests.articles.conftest import LOCAL_TIME, page_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def breaking(section):
    return ArticleFactory(parent=section, breaking_until=timezone.now() + HOUR)


@pytest.fixture
def strip(client):
    """What stands above the masthead of a page; nothing is an empty list."""

    def headlines(address="/") -> list[str]:
        page = page_of(client.get(address))
        return [link.text for link in page.select("aside.breaking a")]

    return headlines


def test_breaking_news_stands_above_the_masthead_of_every_page(
    breaking, article, section, client, strip
):
    for address in ("/", section.url, article.url, "/search/?q=x", "/nothing/"):
        assert strip(address) == [breaking.headline], address
    page = page_of(client.get("/"))
    assert page.select_one("aside.breaking ~ header.masthead")
    assert page.select_one("aside.breaking a")["href"] == breaking.url


def test_it_ends_by_itself(breaking, strip, time_machine):
    time_machine.move_to(timezone.now() + 2 * HOUR)
    assert strip() == []


def test_without_breaking_news_there_is_no_strip(article, client):
    assert "breaking" not in client.get("/").content.decode().replace(
        "breaking.css", ""
    )


def test_a_story_that_is_taken_offline_breaks_no_more(breaking, strip):
    breaking.unpublish()
    assert strip() == []


def test_a_draft_does_not_break(article, strip):
    article.breaking_until = timezone.now() + HOUR
    article.save_revision()
    assert strip() == []


def test_at_most_three_break_the_newest_first(section, strip):
    until = timezone.now() + HOUR
    stories = [
        ArticleFactory(
            parent=section,
            breaking_until=until,
            published_at=timezone.now() - number * HOUR,
        )
        for number in range(4)
    ]
    assert strip() == [story.headline for story in stories[:3]]


def test_an_editor_sets_it_in_the_form(edit, editor, article, strip):
    until = timezone.localtime(timezone.now() + HOUR).strftime(LOCAL_TIME)
    told = {"breaking_until": until, "edit_reason": "style"}
    edit(editor, article, "action-publish", **told)
    assert ArticlePage.objects.get().breaking_until
    assert strip() == [article.headline]
