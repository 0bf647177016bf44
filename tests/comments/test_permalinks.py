"""The address of one reply."""

import pytest

from comments.models import Discussion
from tests.comments.conftest import page_of
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply(article):
    """Make a public reply, or one in another status."""
    return lambda body, status="approved", **fields: CommentFactory(
        article=article, body=body, status=status, **fields
    )


def test_permalink_leads_to_the_place_in_the_story(reply, reader, article):
    comment = reply("Here.")
    response = reader.get(f"/comments/{comment.pk}/")
    assert response.status_code == 302
    assert response["Location"] == f"{article.url}#comment-{comment.pk}"
    assert page_of(reader.get(article.url)).find(id=f"comment-{comment.pk}")


@pytest.mark.parametrize("status", ["pending", "rejected", "spam", "withdrawn"])
def test_permalink_of_what_is_not_public_is_as_unknown(reply, reader, status):
    comment = reply("x", status=status, was_public=True)
    response = reader.get(f"/comments/{comment.pk}/")
    assert response.status_code == 404
    assert response.content == reader.get("/nothing/here/").content


def test_permalink_on_an_unpublished_story_is_as_unknown(reply, reader, article):
    comment = reply("x")
    article.unpublish()
    assert reader.get(f"/comments/{comment.pk}/").status_code == 404


@pytest.mark.parametrize("pk", [0, 999_999, 2**63, 10**30])
def test_permalink_of_no_comment_is_as_unknown(reader, db, pk):
    assert reader.get(f"/comments/{pk}/").status_code == 404


def test_permalink_opens_the_page_on_which_the_reply_stands(
    reply, reader, article, settings
):
    settings.NEWSROOM_REPLIES_PER_PAGE = 6
    top = reply("top")
    rest = [reply("below", parent=top) for _number in range(15)]
    rest += [reply("later") for _number in range(15)]
    for comment in [top, *rest]:
        response = reader.get(f"/comments/{comment.pk}/", follow=True)
        assert response.status_code == 200
        assert page_of(response).find(id=f"comment-{comment.pk}"), comment.pk


def test_permalink_is_as_unknown_where_replies_are_hidden(reply, reader, article):
    comment = reply("x")
    Discussion.objects.create(article=article, state="closed")
    assert reader.get(f"/comments/{comment.pk}/").status_code == 404
