"""How a reply gets into the database: once, whole, and whoever else is quicker."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments import posting
from comments.models import Comment, Commenter
from tests.factories import CommenterFactory

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"


def post_as_ada(article, body="I cross this bridge every day."):
    return posting.post_reply(
        article_id=article.pk, name="Ada", email=ADA, body=body
    ).comment


def test_a_reply_is_written_once_with_its_place(article):
    with CaptureQueriesContext(connection) as asked:
        comment = post_as_ada(article)
    writes = [q["sql"].split('"')[1] for q in asked if q["sql"].startswith("INSERT")]
    assert writes == [
        "comments_commenter",
        "comments_comment",
        "comments_moderationaction",
    ]
    assert [q["sql"] for q in asked if q["sql"].startswith("UPDATE")] == []
    stored = Comment.objects.get()
    assert (stored.path, stored.depth) == (f"{comment.pk:012x}/", 0)


def test_who_was_just_looked_for_is_not_looked_for_again(article):
    with CaptureQueriesContext(connection) as asked:
        post_as_ada(article)
    assert sum('FROM "comments_commenter"' in q["sql"] for q in asked) == 1


def test_who_was_stored_by_another_process_meanwhile_is_the_same_person(
    article, monkeypatch
):
    ada = CommenterFactory(email=ADA)
    monkeypatch.setattr(posting, "find_commenter", lambda email: None)
    assert post_as_ada(article).commenter == ada
    assert Comment.objects.get().commenter == ada
    assert Commenter.objects.count() == 1


def test_who_was_erased_meanwhile_is_stored_anew(article, monkeypatch):
    gone = CommenterFactory(email=ADA)
    find = posting.find_commenter

    def find_and_lose(email):
        found = find(email)
        Commenter.objects.all().delete()
        return found

    monkeypatch.setattr(posting, "find_commenter", find_and_lose)
    assert post_as_ada(article).commenter != gone
    assert Commenter.objects.get().email == ADA
