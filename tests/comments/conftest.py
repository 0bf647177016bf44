"""A reader at the story's page, and what comes back."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from comments import moderation
from comments.models import WordRule
from tests.comments.outbox import link_in, waiting_mails

RANDOM_TOKEN = "0f8fad5b-d9cb-469f-a165-70867728950e"


def reply_fields(**changes) -> dict[str, str]:
    """What the form sends, with some of it changed; None leaves a field out."""
    fields = {
        "name": "Ada Quill",
        "email": "ada@example.org",
        "body": "The gates were shut before noon.",
        "parent": "",
        "token": "",
        "website": "",
    }
    fields |= changes
    return {name: value for name, value in fields.items() if value is not None}


def post_address(article) -> str:
    return f"/comments/post/{getattr(article, 'pk', article)}/"


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


@pytest.fixture
def reader() -> Client:
    """A browser without any cookie. CSRF is checked as in real life."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def send(reader, article):
    """Send a reply to the story, with some fields changed."""

    def post(*, to=None, headers=None, **changes):
        address = post_address(article if to is None else to)
        return reader.post(address, reply_fields(**changes), headers=headers)

    return post


@pytest.fixture
def rule(db):
    """A word rule, suspect unless told otherwise."""

    def make(words, kind="suspect", language=""):
        return WordRule.objects.create(words=words, kind=kind, language=language)

    return make


@pytest.fixture
def outbox(settings):
    """The house's own mail backend; pytest-django had put a mail box of its own there."""
    settings.EMAIL_BACKEND = "operations.mail.OutboxBackend"
    settings.BASE_URL = "https://paper.example"
    settings.DEFAULT_FROM_EMAIL = "newsroom@paper.example"
    return waiting_mails


@pytest.fixture
def receipt(send) -> str:
    """The address of the receipt of a reply that was just sent."""
    return send()["Location"]


@pytest.fixture
def decide(moderator):
    """A moderator's decision about the comment with this key."""

    def about(pk, to="approved", **more):
        return moderation.decide(comment_id=pk, to=to, by=moderator, **more)

    return about


@pytest.fixture
def owner_page(outbox, reader, receipt):
    """The page behind the link that is mailed to the address of `receipt`."""
    reader.post(f"{receipt}link/")
    return link_in(outbox()[-1], "address")
