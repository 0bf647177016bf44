"""Whatever is not there to be answered: one and the same 404."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from comments.models import Comment, Discussion
from tests.comments.conftest import post_address
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unknown_address(reader, db) -> bytes:
    """The page at an address that never was."""
    response = reader.get("/nothing/was/ever/here/")
    assert response.status_code == 404
    return response.content


def closed(section):
    story = ArticleFactory(parent=section)
    Discussion.objects.create(article=story, state="closed")
    return story.pk


def draft(section):
    return ArticleFactory(parent=section, live=False).pk


def embargoed(section):
    tomorrow = timezone.now() + timedelta(days=1)
    return ArticleFactory(parent=section, live=False, embargo_until=tomorrow).pk


def restricted(section):
    story = ArticleFactory(parent=section)
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    return story.pk


def a_section(section):
    return section.pk


STORIES = [closed, draft, embargoed, restricted, a_section]
HIDDEN = pytest.mark.parametrize("story", STORIES, ids=lambda make: make.__name__)
MISSING = pytest.mark.parametrize("pk", [0, 999_999, 2**63, 10**30])


@HIDDEN
def test_hidden_story_refuses_replies(send, section, story, unknown_address):
    response = send(to=story(section))
    assert response.status_code == 404
    assert response.content == unknown_address
    assert not Comment.objects.exists()


@MISSING
def test_missing_story_refuses_replies(send, pk, unknown_address):
    response = send(to=pk)
    assert (response.status_code, response.content) == (404, unknown_address)


@HIDDEN
def test_hidden_story_shows_no_form(reader, section, story, unknown_address):
    response = reader.get(post_address(story(section)))
    assert (response.status_code, response.content) == (404, unknown_address)


def missing(article, section):
    return "999999"


def on_another_story(article, section):
    other = ArticleFactory(parent=section)
    return CommentFactory(article=other, status="approved").pk


def pending(article, section):
    return CommentFactory(article=article).pk


def rejected(article, section):
    return CommentFactory(article=article, status="rejected").pk


def withdrawn(article, section):
    return CommentFactory(article=article, status="withdrawn", was_public=True).pk


PARENTS = [missing, on_another_story, pending, rejected, withdrawn]
HIDDEN_PARENT = pytest.mark.parametrize("parent", PARENTS, ids=lambda p: p.__name__)
MALFORMED = ["0", "-1", "x", "1.5", "1; drop", "१२x", str(2**63), "9" * 30, "9" * 5000]


@HIDDEN_PARENT
def test_hidden_parent_is_as_unknown(send, article, section, parent, unknown_address):
    before = Comment.objects.count()
    key = parent(article, section)
    response = send(parent=str(key))
    assert (response.status_code, response.content) == (404, unknown_address)
    assert Comment.objects.count() - before <= (parent is not missing)


@HIDDEN_PARENT
def test_hidden_parent_is_as_unknown_beside_other_errors(
    send, article, section, parent, unknown_address
):
    response = send(parent=str(parent(article, section)), body="", email="")
    assert (response.status_code, response.content) == (404, unknown_address)


@HIDDEN_PARENT
def test_hidden_parent_has_no_reply_page(
    reader, article, section, parent, unknown_address
):
    key = parent(article, section)
    response = reader.get(f"/comments/post/{article.pk}/reply/{key}/")
    assert (response.status_code, response.content) == (404, unknown_address)


@pytest.mark.parametrize("parent", MALFORMED, ids=lambda text: text[:10])
def test_malformed_parent_is_as_unknown(send, parent, unknown_address):
    response = send(parent=parent)
    assert (response.status_code, response.content) == (404, unknown_address)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("parent", ["0", "9" * 30])
def test_reply_page_of_no_comment_is_as_unknown(
    reader, article, parent, unknown_address
):
    response = reader.get(f"/comments/post/{article.pk}/reply/{parent}/")
    assert (response.status_code, response.content) == (404, unknown_address)


def test_closed_story_shows_no_form_but_says_so(reader, section):
    story = ArticleFactory(parent=section)
    Discussion.objects.create(article=story, state="closed")
    text = reader.get(story.url).content.decode()
    assert 'id="comment-form"' not in text
    assert "Replies to this story are closed." in text
