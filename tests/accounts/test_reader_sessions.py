"""Readers have no session until a page needs one; the staff have theirs everywhere."""

import pytest
from django.contrib.sessions.models import Session
from wagtail.models import PageViewRestriction

PASSWORD = "Only for friends"


@pytest.fixture
def closed(section) -> PageViewRestriction:
    """A section that opens to a password."""
    return PageViewRestriction.objects.create(
        page=section,
        restriction_type=PageViewRestriction.PASSWORD,
        password=PASSWORD,
    )


def varies_by_cookie(response) -> bool:
    return "cookie" in response.get("Vary", "").lower()


def open_with(client, closed, password):
    """Type the password into the page that asks for it."""
    address = f"/_util/authenticate_with_password/{closed.pk}/{closed.page_id}/"
    sent = {"password": password, "return_url": closed.page.url}
    return client.post(address, sent)


def asks_for_a_password(response) -> bool:
    return 'name="password"' in response.content.decode()


def test_a_password_opens_a_section_for_who_had_no_session(client, closed):
    assert asks_for_a_password(client.get("/water/"))
    assert not Session.objects.exists()
    assert open_with(client, closed, PASSWORD).status_code == 302
    assert not asks_for_a_password(client.get("/water/"))


def test_a_section_behind_a_password_depends_on_the_cookie(client, closed):
    assert varies_by_cookie(client.get("/water/"))


def test_a_story_for_all_does_not_depend_on_the_cookie(client, article):
    assert not varies_by_cookie(client.get(article.url))


def test_a_file_that_is_not_public_is_refused_to_who_brings_no_cookie(client, db):
    refused = client.get("/media/images/1/lead.jpg")
    assert refused.status_code == 404
    assert varies_by_cookie(refused)


def test_the_staff_s_screens_ask_a_stranger_to_sign_in(client, db):
    response = client.get("/admin/")
    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_a_member_of_staff_is_known_on_readers_pages_too(as_user, editor, article):
    response = as_user(editor).get(article.url)
    assert response.wsgi_request.user == editor


def test_a_reader_is_nobody(client, article):
    assert client.get(article.url).wsgi_request.user.is_anonymous
