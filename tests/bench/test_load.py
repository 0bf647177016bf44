"""Ten thousand replies at once, to the real server, while its workers are killed."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from bench.load import Outcome, Reply
from bench.load_proof import proof_of
from comments.models import Comment
from comments.posting import post_reply

POSTS = os.environ.get("BENCH_POSTS", "10000")


@pytest.mark.slow
def test_no_acknowledged_reply_is_lost_or_doubled(tmp_path):
    database = f"sqlite:///{tmp_path / 'load.sqlite3'}"
    if connection.vendor == "postgresql":
        database = os.environ["DATABASE_URL"]
    command = [sys.executable, "-m", "bench", "--database", database]
    done = subprocess.run(  # noqa: S603 (our own program)
        [*command, "load", "--posts", POSTS, "--together", "32"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout)  # noqa: T201 (the table, for who runs this by hand)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def posted(article):
    """Three replies as the load posts them, and what their readers were told."""
    replies = [Reply(n, article.pk, "load1") for n in range(3)]
    outcome = Outcome(seconds=[0.1] * 3)
    for reply in replies:
        outcome.receipts[reply.number] = f"/receipt/{reply.number}/"
        _post(reply, token=f"token-of-its-own-{reply.number}")
    return replies, outcome


def _post(reply, token):
    return post_reply(
        article_id=reply.article,
        name="Reader",
        email=f"reader{reply.number}@example.org",
        body=reply.body,
        token=token,
    )


def test_what_is_stored_once_with_its_record_is_right(posted):
    assert proof_of(*posted, "load1") == []


def test_a_lost_reply_is_found(posted):
    Comment.objects.filter(body__contains="load1 1:").delete()
    assert "lost: [1]" in proof_of(*posted, "load1")[0]


def test_a_doubled_reply_is_found(posted):
    _post(posted[0][2], token="another-token-altogether")
    assert "twice" in proof_of(*posted, "load1")[0]


def test_a_reply_without_a_record_is_found(posted):
    reply = Comment.objects.latest("pk")
    reply.actions.all()._raw_delete(using="default")
    assert "one record" in proof_of(*posted, "load1")[0]


def test_a_reply_that_nobody_acknowledged_and_a_refused_one_are_found(posted):
    replies, outcome = posted
    del outcome.receipts[0]
    outcome.refused[500] = 2
    found = proof_of(replies, outcome, "load1")
    assert found == ["never acknowledged: [0]", "refused: {500: 2}"]


def test_two_replies_with_one_receipt_are_found(posted):
    replies, outcome = posted
    outcome.receipts[0] = outcome.receipts[1]
    assert proof_of(replies, outcome, "load1") == ["two replies have one receipt"]
