"""Reader pages are the same bytes for everybody, and load nothing from elsewhere."""

import pytest

from tests.factories import AuthorFactory, TopicFactory

STRICT = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
    "form-action": "'self'",
}
PAGES = (
    "/",
    "/water/",
    "/water/a-story/",
    "/authors/ada-shore/",
    "/topics/bridges/",
    "/corrections/",
    "/search/?q=bridge",
    "/nowhere/",
)


@pytest.fixture(autouse=True)
def paper(stories):
    author, topic = AuthorFactory(slug="ada-shore"), TopicFactory(slug="bridges")
    stories(1, slug="a-story", author=author, topic=topic)


def policy(response) -> dict:
    directives = response["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


def varies(response) -> set[str]:
    return {name.strip().lower() for name in response.get("Vary", "").split(",")}


@pytest.mark.parametrize("url", PAGES)
def test_a_reader_s_page_sets_no_cookie_and_does_not_vary_by_one(client, url):
    response = client.get(url)
    assert not response.cookies
    assert "cookie" not in varies(response)


@pytest.mark.parametrize("url", PAGES)
def test_a_reader_s_page_does_not_depend_on_the_reader(client, url):
    plain = client.get(url)
    other = client.get(
        url,
        headers={"Accept-Language": "de", "User-Agent": "Other/1", "Referer": "x"},
    )
    assert plain.content == other.content
    assert "accept-language" not in varies(plain)


@pytest.mark.parametrize("url", PAGES)
def test_a_reader_s_page_has_the_strict_policy(client, url):
    assert policy(client.get(url)) == STRICT


@pytest.mark.parametrize("url", PAGES)
def test_a_reader_s_page_holds_nothing_that_the_policy_forbids(client, url):
    page = client.get(url).content.decode()
    assert "style=" not in page
    assert "<style" not in page
    assert "onclick=" not in page
    assert "csrfmiddlewaretoken" not in page


@pytest.mark.parametrize("url", PAGES)
def test_a_reader_s_page_guesses_no_types_and_is_framed_by_nobody(client, url):
    response = client.get(url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_the_staff_s_screens_have_the_looser_policy(client, editor, as_user):
    for response in (client.get("/admin/login/"), as_user(editor).get("/admin/")):
        found = policy(response)
        assert "'unsafe-inline'" in found["script-src"]
        assert "blob:" in found["img-src"]
        assert found["default-src"] == "'self'"
        assert found["object-src"] == "'none'"
        assert "http" not in response["Content-Security-Policy"]


def test_an_address_that_only_looks_like_the_staff_s_has_the_strict_policy(client):
    assert policy(client.get("/administration/")) == STRICT


def test_a_page_that_a_member_of_staff_reads_says_nothing_of_that(as_user, editor):
    page = as_user(editor).get("/").content.decode()
    assert editor.username not in page
