"""The editing screen of a story, as a browser sends it."""

import pytest
from bs4 import BeautifulSoup
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from articles.models import ArticlePage
from tests.factories import ArticleFactory, UserFactory

LOCAL_TIME = "%Y-%m-%d %H:%M"


def story_form(*, paragraphs=("<p>The gate is open.</p>",), **changes) -> dict:
    """What the editing screen sends, with some of it changed."""
    fields = dict.fromkeys(
        [
            "subhead",
            "standfirst",
            "kicker",
            "byline_override",
            "dateline_place",
            "dateline_date",
            "verification_note",
            "ai_use",
            "ai_use_note",
            "topics",
            "lead_image",
            "lead_image_alt",
            "lead_image_caption",
            "lead_image_credit",
            "substantially_updated_at",
            "embargo_until",
            "embargo_reason",
            "breaking_until",
            "edit_reason",
            "needs_legal",
            "seo_title",
            "search_description",
            "listing_headline",
            "social_title",
            "social_description",
            "social_image",
            "go_live_at",
            "expire_at",
        ],
        "",
    )
    fields |= {
        "headline": "Gate opens",
        "slug": "gate-opens",
        "desk_note": "Checked with the harbour board.",
        "body": streamfield([("paragraph", rich_text(text)) for text in paragraphs]),
        "bylines": inline_formset([]),
        "agency_credits": inline_formset([]),
        "sources": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(fields | changes)


def loaded(story: ArticlePage) -> dict:
    """What the screen sends about the version on which it was opened."""
    latest = ArticlePage.objects.get(pk=story.pk).latest_revision
    if latest is None:
        return {}
    at = latest.created_at.isoformat()
    return {"loaded_revision_id": str(latest.pk), "loaded_revision_created_at": at}


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def said(response) -> str:
    """What the screen tells the person at its head."""
    return " ".join(str(message) for message in response.context["messages"])


@pytest.fixture
def write(as_user, section):
    """Send the form of a new story as a person; returns the answer, followed."""

    def post(user, action=None, **changes):
        address = f"/admin/pages/add/articles/articlepage/{section.pk}/"
        data = story_form(**changes) | ({action: "1"} if action else {})
        return as_user(user).post(address, data, follow=True)

    return post


@pytest.fixture
def edit(as_user):
    """Send the form of a story that is there; returns the answer, followed."""

    def post(user, story: ArticlePage, action=None, **changes):
        same = {"headline": story.headline, "slug": story.slug} | loaded(story)
        data = story_form(**(same | changes)) | ({action: "1"} if action else {})
        address = f"/admin/pages/{story.pk}/edit/"
        return as_user(user).post(address, data, follow=True)

    return post


@pytest.fixture
def first():
    return UserFactory(username="first", group="Editors")


@pytest.fixture
def second():
    return UserFactory(username="second", group="Editors")


@pytest.fixture
def story(section, first):
    """A live story with a version of its own."""
    story = ArticleFactory(parent=section)
    story.save_revision(user=first).publish()
    return ArticlePage.objects.get(pk=story.pk)


@pytest.fixture
def opened(story):
    """What both screens say, which were opened on the same version."""
    return loaded(story)


@pytest.fixture
def overtaken(edit, story, first, opened):
    """The story after the first of the two has saved."""
    edit(first, story, subhead="Of the first.", **opened)
    return ArticlePage.objects.get(pk=story.pk)
