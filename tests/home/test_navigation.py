import pytest
from wagtail.models import PageViewRestriction

from home.models import Masthead
from tests.factories import SectionFactory


@pytest.fixture
def menu(client, db):
    """The titles in the navigation of the front page."""
    return lambda: [section.title for section in client.get("/").context["sections"]]


def test_live_sections_stand_in_the_order_of_the_tree(home, section, menu):
    SectionFactory(title="Schools", slug="schools", parent=home)
    assert menu() == ["Water", "Schools"]


def test_a_section_that_is_not_for_menus_is_left_out(home, section, menu):
    SectionFactory(title="Archive", slug="a", parent=home, show_in_menus=False)
    assert menu() == ["Water"]


def test_a_section_that_is_not_live_is_left_out(home, section, menu):
    SectionFactory(title="Soon", slug="soon", parent=home, live=False)
    assert menu() == ["Water"]


def test_a_section_behind_a_login_is_left_out(home, section, menu):
    private = SectionFactory(title="Staff", slug="staff", parent=home)
    private.view_restrictions.create(restriction_type=PageViewRestriction.LOGIN)
    assert menu() == ["Water"]


def test_every_page_links_the_sections_and_names_the_paper(client, article, home):
    Masthead.objects.create(site=home.get_site(), name="The Estuary")
    for url in ("/", "/water/", article.url, "/search/", "/nowhere/"):
        page = client.get(url).content.decode()
        assert 'href="/water/"' in page, url
        assert "The Estuary" in page, url
