"""Erasing while the same person and others write."""

import pytest
from django.test import Client

from comments.erasure import UnknownPerson, erase_person
from comments.models import Comment, Commenter, Discussion
from tests.comments.conftest import post_address, reply_fields
from tests.comments.test_posting_at_once import at_once
from tests.factories import CommenterFactory, CommentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_reply_that_arrives_meanwhile_is_erased_or_that_of_a_new_person(article):
    address = post_address(article)

    def act(number):
        if number % 3 == 2:
            try:
                return erase_person(email="ada@example.org")
            except UnknownPerson:
                return None
        return Client().post(address, reply_fields(body=f"Reply {number}.")).status_code

    answers = at_once(act, range(24))
    assert {answer for answer in answers if isinstance(answer, int)} == {303}
    for comment in Comment.objects.all():
        assert comment.commenter is not None
    people = Commenter.objects.filter(comments__isnull=False).distinct()
    assert people.count() <= 1


def test_answers_that_arrive_meanwhile_are_never_lost(article):
    person = CommenterFactory(email="ada@example.org")
    parents = [
        CommentFactory(article=article, commenter=person, status="approved")
        for _ in range(6)
    ]
    Discussion.objects.create(article=article, approved_count=6)

    def act(parent):
        if parent is None:
            return erase_person(email="ada@example.org")
        fields = reply_fields(email="bea@example.org", parent=parent.pk)
        answer = Client().post(post_address(article), fields)
        return answer.status_code

    answers = at_once(act, [*parents[:3], None, *parents[3:]])
    stored = answers.count(303)
    assert stored + answers.count(404) == 6
    assert Comment.objects.filter(commenter__isnull=False).count() == stored
    assert Discussion.objects.get().approved_count == 0


def test_two_erasures_at_once_erase_once(article):
    person = CommenterFactory(email="ada@example.org")
    CommentFactory.create_batch(3, article=article, commenter=person)

    def erase(_):
        try:
            return erase_person(email="ada@example.org").replies
        except UnknownPerson:
            return 0

    assert sorted(at_once(erase, range(4))) == [0, 0, 0, 3]
