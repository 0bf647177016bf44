"""The page on privacy says what the clock does, for both read the same settings."""

import pytest

from tests.comments.conftest import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

TERMS = {
    "NEWSROOM_KEEP_NETWORK_DAYS": 231,
    "NEWSROOM_KEEP_REFUSED_DAYS": 232,
    "NEWSROOM_KEEP_UNCONFIRMED_DAYS": 233,
    "NEWSROOM_KEEP_REPORTS_DAYS": 234,
    "NEWSROOM_RECEIPT_DAYS": 235,
    "NEWSROOM_KEEP_READS_DAYS": 236,
}


def words_of(reader):
    response = reader.get("/privacy/")
    assert response.status_code == 200
    return " ".join(page_of(response).find("main").text.split())


@pytest.mark.parametrize("name", TERMS)
def test_page_says_the_number_of_the_setting(reader, settings, name):
    assert f"{TERMS[name]} days" not in words_of(reader)
    setattr(settings, name, TERMS[name])
    assert f"{TERMS[name]} days" in words_of(reader)


def test_page_has_no_number_of_its_own(reader, settings):
    for name in TERMS:
        setattr(settings, name, 77)
    numbers = {word for word in words_of(reader).split() if word.isdecimal()}
    assert numbers == {"77"}


def test_page_names_whom_to_ask(reader, settings):
    settings.NEWSROOM_PRIVACY_CONTACT = "privacy@paper.example"
    page = page_of(reader.get("/privacy/"))
    assert page.find("a", href="mailto:privacy@paper.example")


def test_page_is_the_same_for_everybody_and_sets_nothing(reader):
    response = reader.get("/privacy/")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_footer_and_form_lead_to_the_page(reader, article):
    page = page_of(reader.get(article.url))
    assert page.find("footer").find("a", href="/privacy/")
    note = page.select_one("#comment-form .reply-form__note")
    assert note.find("a", href="/privacy/")
    assert "Your email address will not be published. Required fields are marked *" in (
        note.text
    )
