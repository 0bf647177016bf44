"""What stands around every page, and pages found by their address."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from articles.addresses import address_of
from articles.cards import Cards
from articles.models import ArticlePage
from articles.once import once, request_of_a_reader
from tests.articles.conftest import page_of
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


def links(response, part: str) -> list[str]:
    return [link["href"] for link in page_of(response).select(f"{part} a")]


def test_restricted_section_stands_in_no_menu_and_its_news_do_not_break(
    client, home, section
):
    closed = SectionFactory(title="Closed", slug="closed", parent=home)
    until = timezone.now() + timedelta(hours=1)
    ArticleFactory(parent=closed, breaking_until=until)
    shown = ArticleFactory(parent=section, breaking_until=until)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    response = client.get("/archive/")
    assert "/closed/" not in links(response, "nav")
    assert "/water/" in links(response, "nav")
    assert links(response, ".breaking") == [shown.url]


def test_restriction_of_this_moment_holds_for_the_next_request(client, article):
    assert client.get(article.url).status_code == 200
    restriction = PageViewRestriction.objects.create(
        page=article.section, restriction_type="login"
    )
    assert client.get(article.url).status_code == 302
    restriction.delete()
    assert client.get(article.url).status_code == 200


def test_two_stories_of_one_slug_are_told_apart_by_their_section(client, home, section):
    other = SectionFactory(title="Schools", slug="schools", parent=home)
    ArticleFactory(parent=section, slug="open", headline="Lock opens")
    ArticleFactory(parent=other, slug="open", headline="School opens")
    assert page_of(client.get("/water/open/")).h1.text == "Lock opens"
    assert page_of(client.get("/schools/open/")).h1.text == "School opens"


@pytest.mark.parametrize("address", ["/water/draft/", "/water/draft/x/", "/nothing/"])
def test_what_is_not_live_is_not_found(client, section, address):
    ArticleFactory(parent=section, slug="draft", live=False)
    assert client.get(address).status_code == 404


def test_addresses_are_those_that_wagtail_gives(home):
    section = SectionFactory(title="Gewässer", slug="gewässer", parent=home)
    story = ArticleFactory(parent=section, slug="über-den-fluß")
    for page in (story, section, home):
        assert address_of(page.url_path) == Page.objects.get(pk=page.pk).url


def test_addresses_name_the_site_where_there_are_two(home, article):
    other = Page.objects.get(depth=1).add_child(instance=Page(title="B", slug="b"))
    Site.objects.create(hostname="b.example.org", root_page=other)
    assert address_of(article.url_path) == Page.objects.get(pk=article.pk).url
    assert "://" in address_of(article.url_path)


def test_site_is_found_by_its_host_where_there_are_two(client, home, article):
    other = Page.objects.get(depth=1).add_child(instance=Page(title="B", slug="b"))
    Site.objects.create(hostname="b.example.org", root_page=other)
    found = client.get(f"/{article.section.slug}/{article.slug}/")
    assert page_of(found).h1.text == article.headline


def test_cards_keep_the_order_of_their_stories(section):
    stories = [ArticleFactory(parent=section) for _ in range(3)]
    cards = Cards(ArticlePage.objects.published().newest_first())
    assert cards[:2] == stories[:0:-1]
    assert len(cards) == 3


def test_question_is_asked_once_in_a_request_and_anew_outside():
    asked = []
    ask = once(lambda about: asked.append(about) or len(asked))
    assert [ask("a"), ask("a")] == [1, 2]
    with request_of_a_reader():
        assert [ask("a"), ask("b"), ask("a")] == [3, 4, 3]
        ask.answer_with(9, "c")
        assert ask("c") == 9
    assert ask("a") == 5
