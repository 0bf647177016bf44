"""Searching as a reader does, and reading what the page says."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.factories import ArticleFactory


@pytest.fixture
def searched(client, db):
    """The search page for these parameters, parsed."""

    def ask(**params) -> BeautifulSoup:
        named = {
            "from" if key == "since" else key: value for key, value in params.items()
        }
        response = client.get("/search/", named)
        assert response.status_code == 200
        return BeautifulSoup(response.content.decode(), "html.parser")

    return ask


@pytest.fixture
def hits(searched):
    """The headlines that a search shows, in their order."""

    def ask(**params) -> list[str]:
        return [h.get_text() for h in searched(**params).select(".story-list h3")]

    return ask


@pytest.fixture
def story(section):
    """Make a published story with this headline and these words in its body."""

    def make(headline: str, text: str = "Nothing else.", **fields):
        body = json.dumps([{"type": "paragraph", "value": f"<p>{text}</p>"}])
        given = {"parent": section, "subhead": "", **fields}
        return ArticleFactory(headline=headline, body=body, **given)

    return make


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Publish a story as the editing screen does, with what comes after the commit."""

    def go(one) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            one.save_revision().publish()

    return go
