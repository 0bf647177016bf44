"""Equal submissions at the same moment, on a real database file."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from comments import posting
from comments.models import Comment, Commenter, Discussion, ModerationAction
from tests.comments.conftest import RANDOM_TOKEN, post_address, reply_fields
from tests.factories import CommenterFactory, CommentFactory

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
def test_fifty_equal_submissions_make_one_row_and_one_receipt(article, token):
    address = post_address(article)

    def post(_):
        return Client().post(address, reply_fields(token=token))

    answers = at_once(post, range(50))
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


def test_replies_that_are_public_at_once_are_counted_exactly(article, settings):
    settings.NEWSROOM_REPLY_MODE = "post"
    settings.NEWSROOM_SCREENING = []
    address = post_address(article)

    def post(number):
        email = f"reader{number % 7}@example.org"
        fields = reply_fields(body=f"Reply {number // 2}", email=email)
        return Client().post(address, fields)

    assert {answer.status_code for answer in at_once(post, range(50))} == {303}
    public = Comment.objects.approved().count()
    assert public == Comment.objects.count()
    assert Discussion.objects.get().approved_count == public
    assert ModerationAction.objects.filter(to_status="approved").count() == public
    assert Commenter.objects.count() == 7


@pytest.fixture
def meanwhile(monkeypatch):
    """Do something between the look at what was sent before and the write."""

    def between(deed):
        screen = posting.screen

        def and_then(submission):
            monkeypatch.setattr(posting, "screen", screen)
            deed()
            return screen(submission)

        monkeypatch.setattr(posting, "screen", and_then)

    return between


def test_person_erased_in_the_meantime_costs_no_reply(article, meanwhile):
    person = CommenterFactory(email="ada@example.org")
    meanwhile(person.delete)
    answer = Client().post(post_address(article), reply_fields())
    assert answer.status_code == 303
    assert Comment.objects.get().commenter.email == "ada@example.org"


def test_story_deleted_in_the_meantime_is_a_404(article, meanwhile):
    address = post_address(article)
    meanwhile(lambda: type(article).objects.get(pk=article.pk).delete())
    assert Client().post(address, reply_fields()).status_code == 404
    assert not Comment.objects.exists()


def test_parent_deleted_in_the_meantime_is_a_404(article, meanwhile):
    parent = CommentFactory(article=article, status="approved")
    meanwhile(parent.delete)
    fields = reply_fields(parent=str(parent.pk))
    assert Client().post(post_address(article), fields).status_code == 404
    assert not Comment.objects.exists()


def test_same_reply_stored_in_the_meantime_gives_its_receipt(article, meanwhile):
    answers = []
    address = post_address(article)
    meanwhile(lambda: answers.append(Client().post(address, reply_fields())))
    answers.append(Client().post(address, reply_fields()))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer["Location"] for answer in answers}) == 1
    assert Comment.objects.count() == 1
