"""Claims asked for in the same moment, in threads of their own."""

import pytest

from comments import claims
from comments.models import Claim
from comments.queue import Queue, Sieve, take_next
from tests.comments.test_posting_at_once import at_once
from tests.factories import CommentFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def eight(db):
    return [UserFactory(group="Moderators") for _ in range(8)]


def test_of_eight_who_claim_one_comment_one_gets_it(article, eight):
    pk = CommentFactory(article=article).pk
    taken = at_once(lambda by: claims.take(comment_id=pk, by=by), eight)
    assert sum(claim is not None for claim in taken) == 1
    assert Claim.objects.get().comment_id == pk


def test_of_eight_who_want_one_that_a_claim_has_left_one_gets_it(article, eight):
    pk = CommentFactory(article=article).pk
    claims.take(comment_id=pk, by=UserFactory())
    Claim.objects.update(until="2020-01-01T00:00Z")
    taken = at_once(lambda by: claims.take(comment_id=pk, by=by), eight)
    assert sum(claim is not None for claim in taken) == 1


def test_eight_who_take_the_next_one_get_eight_comments(article, eight):
    for _ in range(12):
        CommentFactory(article=article)

    def next_one(by):
        return take_next(Queue.PENDING, Sieve(), by=by).comments[0].pk

    shown = at_once(next_one, eight)
    assert len(set(shown)) == 8
    assert set(Claim.objects.values_list("comment_id", flat=True)) == set(shown)
