"""Pages about the paper: what readers see of them, and where they are linked."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import HousePage


@pytest.fixture
def ethics(home):
    return add_page(home, "ethics", "What we stand for")


def add_page(home, slug, title, **fields):
    body = [{"type": "paragraph", "value": "<p>We say how we know it.</p>"}]
    page = HousePage(
        slug=slug,
        title=title,
        introduction="Our rules.",
        body=json.dumps(body),
        **{"show_in_menus": True, **fields},
    )
    home.refresh_from_db()
    home.add_child(instance=page)
    page.save_revision()
    return page


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def foot_links(client, url="/") -> dict[str, str]:
    links = page_of(client.get(url)).select(".footer__links a")
    return {link.get_text(): link["href"] for link in links}


def test_a_page_shows_its_title_introduction_and_text(client, ethics):
    page = page_of(client.get("/ethics/"))
    assert page.select_one("h1").get_text() == "What we stand for"
    assert page.select_one(".page-head__note").get_text() == "Our rules."
    assert "We say how we know it." in page.select_one(".prose").get_text()
    assert page.select_one("meta[name=description]")["content"] == "Our rules."


def test_a_page_is_linked_at_the_foot_of_every_page(client, ethics, article):
    for url in ("/", article.url, "/search/", "/ethics/"):
        assert foot_links(client, url)["What we stand for"].endswith("/ethics/")


def test_a_page_that_is_not_in_menus_is_not_linked(client, home):
    add_page(home, "terms", "Terms", show_in_menus=False)
    assert "Terms" not in foot_links(client)
    assert client.get("/terms/").status_code == 200


def test_a_draft_is_neither_shown_nor_linked(client, home):
    add_page(home, "terms", "Terms", live=False)
    assert "Terms" not in foot_links(client)
    assert client.get("/terms/").status_code == 404


def test_ten_pages_cost_what_two_cost(client, home):

    def queries():
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return len(captured)

    for number in range(2):
        add_page(home, f"page-{number}", f"Page {number}")
    few = queries()
    for number in range(2, 10):
        add_page(home, f"page-{number}", f"Page {number}")
    assert queries() == few


@pytest.mark.parametrize("slug", ["archive", "privacy", "search", "admin"])
def test_an_address_that_belongs_to_the_site_is_refused(home, slug):
    page = HousePage(title="A page", slug=slug)
    with pytest.raises(ValidationError, match="address of another part"):
        home.add_child(instance=page)


def test_an_editor_finds_the_page_type_below_the_front_page(as_user, editor, home):
    choice = as_user(editor).get(f"/admin/pages/{home.pk}/add_subpage/")
    assert "Page about the paper" in choice.content.decode()
