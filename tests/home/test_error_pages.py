"""The one 404, and a 500 that needs nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.models import HomePage
from home.views import server_error
from tests.factories import ArticleFactory


@pytest.fixture
def hidden(section):
    """Addresses where something is that readers must not know of, and others."""
    later = timezone.now() + timedelta(days=1)
    ArticleFactory(parent=section, slug="draft", live=False)
    ArticleFactory(parent=section, slug="embargoed", live=False, embargo_until=later)
    gone = ArticleFactory(parent=section, slug="gone")
    gone.unpublish()
    return [
        "/water/draft/",
        "/water/embargoed/",
        "/water/gone/",
        "/water/never-was/",
        "/nowhere/",
        "/foo.bar",
        "/wp-login.php",
        "/water/draft.html",
        "/authors/nobody/",
        "/topics/nothing/",
        "/media/original_images/a.jpg",
        "/comments/999999/",
        "/water//draft/",
        "/%00/",
        "/Grüße/",
    ]


@pytest.mark.parametrize("debug", [False, True])
def test_every_missing_page_is_the_same_bytes(hidden, client, settings, debug):
    settings.DEBUG = debug
    answers = {url: client.get(url) for url in hidden}
    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({answer.content for answer in answers.values()}) == 1
    assert len({str(answer.headers) for answer in answers.values()}) == 1


@pytest.mark.parametrize("debug", [False, True])
def test_an_address_without_its_slash_is_sent_to_the_one_with_it(
    hidden, article, client, settings, debug
):
    """Whether or not something is there, so that this tells nothing."""
    settings.DEBUG = debug
    for path in ("/water", article.url.rstrip("/"), "/water/draft", "/nowhere"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, f"{path}/"), path


def test_the_staff_s_door_is_found_without_its_slash(client, db):
    assert client.get("/admin")["Location"] == "/admin/"


def test_the_404_helps_on(client, db):
    page = client.get("/nowhere/").content.decode()
    assert 'action="/search/"' in page
    assert 'href="/"' in page


def test_the_404_is_not_indexed(client, db):
    assert "noindex" in client.get("/nowhere/").content.decode()


def test_a_fault_shows_the_paper_s_own_500_page(client, db, monkeypatch):
    monkeypatch.setattr(HomePage, "get_context", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
    assert "hunter2" not in response.content.decode()


def fail(*args, **kwargs):
    raise RuntimeError("the password is hunter2")


def test_the_500_page_needs_no_database(rf):
    # This test has no access to the database; a query would be an error.
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert b"Something went wrong on our side" in response.content
