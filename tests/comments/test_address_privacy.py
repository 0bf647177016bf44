"""A reader's address stands in one encrypted row and nowhere else."""

import base64
import hashlib
import logging

import pytest
from django.db import connection

from comments import moderation
from comments.models import Comment, Commenter
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

ADDRESS = "Zo.Private+tag@Reader-Example.org"


def traces(address: str = ADDRESS) -> list[str]:
    """The address and what can be made of it without a key, in lower case."""
    spellings = {address, address.lower()}
    forms = set(spellings)
    for spelling in spellings:
        raw = spelling.encode()
        forms |= {
            hashlib.new(name, raw).hexdigest() for name in ("md5", "sha1", "sha256")
        }
        forms |= {base64.b64encode(raw).decode().rstrip("=")}
        forms |= {base64.b64encode(hashlib.sha256(raw).digest()).decode()}
    return sorted({form.lower() for form in forms} | {"zo.private", "reader-example"})


def holds_a_trace(text: str) -> list[str]:
    return [trace for trace in traces() if trace in text.lower()]


def everything_of(response) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{response.content.decode()}"


@pytest.fixture
def posted(send, moderator):
    """An approved, a pending and a rejected reply of the same person."""
    answers = [
        send(email=ADDRESS, body=body) for body in ("First.", "Second.", "Third.")
    ]
    first, _second, third = Comment.objects.order_by("pk")
    moderation.decide(comment_id=first.pk, to="approved", by=moderator)
    moderation.decide(comment_id=third.pk, to="rejected", by=moderator)
    return answers


def test_traces_are_found_where_they_are():
    assert holds_a_trace(f"mailto:{ADDRESS}")
    assert holds_a_trace(hashlib.md5(ADDRESS.lower().encode()).hexdigest())  # noqa: S324


def test_readers_pages_and_headers_hold_no_trace(posted, reader, article, section):
    comment = Comment.objects.order_by("pk").first()
    addresses = [article.url, section.url, "/", comment.get_absolute_url()]
    addresses += [
        f"/comments/post/{article.pk}/reply/{comment.pk}/",
        "/search/?q=bridge",
    ]
    for address in addresses:
        assert holds_a_trace(everything_of(reader.get(address))) == [], address


def test_receipts_and_their_addresses_hold_no_trace(posted, reader):
    for answer in posted:
        assert holds_a_trace(everything_of(answer)) == []
        assert holds_a_trace(everything_of(reader.get(answer["Location"]))) == []


@pytest.mark.parametrize("status", ["pending", "approved", "rejected"])
def test_moderators_queue_holds_no_trace(posted, as_user, moderator, status):
    response = as_user(moderator).get(f"/admin/comments/{status}/")
    assert "Ada Quill" in response.content.decode()
    assert holds_a_trace(everything_of(response)) == []


def test_logs_hold_no_trace(send, reader, settings, caplog):
    settings.NEWSROOM_REPLY_RATE = (3, 60)
    with caplog.at_level(logging.DEBUG):
        send(email=ADDRESS, body="Kept.")
        send(email=ADDRESS, body="")
        send(email=ADDRESS, body="x", parent="12345")
        send(email=ADDRESS, body="Too fast.")
        send(email=ADDRESS, headers={"Origin": "https://elsewhere.example"})
    sql_free = [
        r.getMessage() for r in caplog.records if r.name != "django.db.backends"
    ]
    assert sql_free
    assert holds_a_trace("\n".join(sql_free)) == []


def test_database_holds_the_address_only_sealed(posted):
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                assert holds_a_trace(" ".join(map(str, row))) == [], table


def test_address_can_be_read_by_who_has_the_key(posted):
    assert Commenter.objects.get().email == ADDRESS


def test_hash_of_the_address_needs_the_key(posted, settings):
    before = Commenter.objects.get().email_hash
    settings.FIELD_ENCRYPTION_KEYS = ["another-key-for-the-test-suite-000000"]
    field = Commenter._meta.get_field("email_hash")
    assert field.hash(ADDRESS) != before


def test_person_is_one_across_stories(send, section):
    other = ArticleFactory(parent=section)
    send(email=ADDRESS)
    send(email=ADDRESS.lower(), to=other)
    assert Commenter.objects.count() == 1
    assert Comment.objects.count() == 2


def test_representation_of_a_person_tells_nothing(posted):
    person = Commenter.objects.get()
    assert holds_a_trace(f"{person} {person!r}") == []
