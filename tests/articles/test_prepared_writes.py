"""Rows that are stored by kept SQL: as Django stores them, and with their keys before."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models.signals import post_save, pre_save

from articles.prepared_writes import PreparedInsert, next_key
from comments.models import Comment, Commenter
from tests.factories import CommentFactory

STORED = PreparedInsert(Comment)
PERSON = PreparedInsert(Commenter)

pytestmark = pytest.mark.django_db


def reply_to(article, **changes) -> Comment:
    given = {
        "name": "O'Hara; --",
        "body": "100 % of “it”\n%s",
        "findings": [{"check": "links", "words": ["%s"]}],
        "token_hash": "a" * 64,
    }
    return Comment(article=article, **given | changes)


def columns(comment: Comment) -> list:
    names = [field.attname for field in Comment._meta.concrete_fields]
    return [getattr(comment, name) for name in names if name != "id"]


def test_a_row_is_stored_as_django_stores_it(article):
    one = reply_to(article)
    other = reply_to(article, token_hash="b" * 64, created_at=one.created_at)
    STORED.do(one)
    other.save()
    kept, by_django = Comment.objects.order_by("pk")
    kept.token_hash = by_django.token_hash
    assert kept == one
    assert columns(kept) == columns(by_django)
    assert not one._state.adding
    assert one._state.db == other._state.db


def test_each_row_has_its_own_values(article):
    for number, name in enumerate(("Ann", "Ben", "Cid")):
        STORED.do(reply_to(article, name=name, token_hash=str(number) * 64))
    names = Comment.objects.order_by("pk").values_list("name", flat=True)
    assert [*names] == ["Ann", "Ben", "Cid"]


def test_what_a_field_makes_by_itself_is_made():
    person = Commenter(email="ann@example.org")
    PERSON.do(person)
    found = Commenter.objects.get(email_hash__matches="Ann@Example.org ")
    assert (found, found.email) == (person, "ann@example.org")
    assert found.created_at == person.created_at is not None
    assert found.standing == Commenter.Standing.NORMAL


def test_who_listens_to_a_row_being_stored_hears_of_it(article):
    heard = []

    def hear(instance, signal, created=None, **told):
        heard.append((signal is post_save, created, instance.pk is not None))
        assert (told["sender"], told["raw"], told["using"]) == (
            *(Comment, False),
            "default",
        )

    pre_save.connect(hear, sender=Comment)
    post_save.connect(hear, sender=Comment)
    try:
        STORED.do(reply_to(article))
    finally:
        pre_save.disconnect(hear, sender=Comment)
        post_save.disconnect(hear, sender=Comment)
    assert heard == [(False, None, False), (True, True, True)]


def test_a_second_row_of_what_is_there_once_is_refused(article):
    STORED.do(reply_to(article))
    with pytest.raises(IntegrityError), transaction.atomic():
        STORED.do(reply_to(article))
    STORED.do(reply_to(article, token_hash="b" * 64))
    assert Comment.objects.count() == 2


def test_the_next_key_is_that_of_the_next_row(article):
    assert next_key(Comment) > 0
    CommentFactory(article=article).delete()
    for number in range(3):
        key = next_key(Comment)
        row = reply_to(article, pk=key, token_hash=str(number) * 64)
        STORED.do(row)
        assert row.pk == key == Comment.objects.latest("pk").pk
    later = reply_to(article, token_hash="c" * 64)
    STORED.do(later)
    assert later.pk > key


def test_no_key_is_given_twice(article):
    gone = CommentFactory(article=article)
    key = gone.pk
    gone.delete()
    assert next_key(Comment) > key
