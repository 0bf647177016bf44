"""Equal submissions at the same moment, on a real database file."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from comments.models import Comment, Commenter, ModerationAction
from tests.comments.conftest import RANDOM_TOKEN, post_address, reply_fields

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(function, arguments):
    """The results of calling the function in threads, each with its connection."""

    def call(argument):
        try:
            return function(argument)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=20) as pool:
        return list(pool.map(call, arguments))


@pytest.mark.parametrize("token", [RANDOM_TOKEN, ""], ids=["token", "fingerprint"])
def test_twenty_equal_submissions_make_one_row_and_one_receipt(article, token):
    address = post_address(article)

    def post(_):
        return Client().post(address, reply_fields(token=token))

    answers = at_once(post, range(20))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer["Location"] for answer in answers}) == 1
    assert Comment.objects.count() == 1
    assert Commenter.objects.count() == 1
    assert ModerationAction.objects.count() == 1


def test_twenty_replies_of_one_person_are_all_kept(article):
    address = post_address(article)

    def post(number):
        return Client().post(address, reply_fields(body=f"Reply {number}"))

    answers = at_once(post, range(20))
    assert len({answer["Location"] for answer in answers}) == 20
    assert Comment.objects.count() == 20
    assert Commenter.objects.count() == 1
