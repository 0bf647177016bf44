"""All the checks together: what is stored, what a fault does, what it costs."""

import json
import logging

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Comment, ModerationAction
from comments.screening import Verdict, screen_edit
from tests.comments.conftest import RANDOM_TOKEN
from tests.factories import CommenterFactory, CommentFactory

pytestmark = pytest.mark.django_db

SECRET = "ada@example.org and her secret"


class Says:
    """A check of these tests."""

    name = "says"

    def __init__(self, status="", why="It says so.", words=()):
        self.given = Verdict(status, why, tuple(words)) if status else None

    def verdict(self, submission):
        return self.given


class Breaks:
    name = "breaks"

    def verdict(self, submission):
        raise RuntimeError(SECRET, submission.body)


SAYS = f"{__name__}.Says"
BREAKS = f"{__name__}.Breaks"


def test_all_checks_run_and_the_worst_decides(send, settings):
    settings.NEWSROOM_SCREENING = [
        (SAYS, {}),
        (SAYS, {"status": "pending", "why": "Odd.", "words": ["gates", "gates"]}),
        (SAYS, {"status": "spam", "why": "Bad.", "words": ["noon"]}),
        (SAYS, {"status": "pending", "why": "Odder."}),
    ]
    send()
    comment = Comment.objects.get()
    assert comment.status == "spam"
    assert comment.held_because == "Bad."
    assert comment.findings == [
        {"check": "says", "why": "Bad.", "words": ["noon"]},
        {"check": "says", "why": "Odd.", "words": ["gates"]},
        {"check": "says", "why": "Odder.", "words": []},
    ]
    assert ModerationAction.objects.get().note == "Bad."


def test_check_that_fails_holds_the_reply_and_tells_no_secret(send, settings, caplog):
    settings.NEWSROOM_REPLY_MODE = "post"
    settings.NEWSROOM_SCREENING = [(BREAKS, {})]
    with caplog.at_level(logging.DEBUG):
        assert send(body="My private words.").status_code == 303
    comment = Comment.objects.get()
    assert (comment.status, comment.body) == ("pending", "My private words.")
    assert comment.held_because == "A check could not be done: Breaks."
    assert "The check Breaks failed: RuntimeError" in caplog.text
    for secret in (SECRET, "private", "ada@example.org"):
        assert secret not in caplog.text
        assert secret not in json.dumps(comment.findings)


def test_other_checks_run_when_one_fails(send, settings):
    settings.NEWSROOM_SCREENING = [(BREAKS, {}), (SAYS, {"status": "spam"})]
    send()
    assert Comment.objects.get().status == "spam"


def test_long_findings_are_cut_to_what_the_columns_hold(send, settings):
    many = [f"{number}" * 500 for number in range(100)]
    settings.NEWSROOM_SCREENING = [
        (SAYS, {"status": "spam", "why": "w" * 900, "words": many})
    ]
    send()
    comment = Comment.objects.get()
    assert len(comment.held_because) == 200
    assert len(comment.findings[0]["words"]) == 20
    assert max(map(len, comment.findings[0]["words"])) == 120


def test_default_settings_are_right(settings):
    assert not [error for error in run_checks() if error.id == "comments.E001"]


@pytest.mark.parametrize(
    "entry",
    [
        ("comments.screening.nowhere.Nothing", {}),
        ("comments.screening.length.Length", {"leats": 3}),
        ("comments.screening.flood.Flood", {"of": "moon", "most": 3}),
        ("comments.screening.flood.Flood", {"of": "person", "most": 0}),
        ("comments.screening.verdict.Verdict", {"status": "", "why": ""}),
        "comments.screening.length.Length",
        ("Length", {}),
    ],
    ids=str,
)
def test_wrong_entry_is_told_when_the_site_starts(settings, entry):
    settings.NEWSROOM_SCREENING = [entry]
    [error] = [error for error in run_checks() if error.id == "comments.E001"]
    assert str(entry) in error.msg


def test_network_is_kept_as_a_keyed_hash_only(send, reader):
    send()
    comment = Comment.objects.get()
    assert len(comment.network_hash) == 64
    row = json.dumps(Comment.objects.values().get(), default=str)
    assert "127.0.0" not in row
    assert Comment.objects.filter(network_hash__matches="127.0.0.0/24").exists()


def test_service_without_a_network_keeps_none(article):
    from comments.posting import post_reply

    reply = {"name": "Ada", "email": "ada@example.org", "body": "Over the wire."}
    assert post_reply(article_id=article.pk, **reply).comment.network_hash is None
    unknown = reply | {"body": "From nowhere.", "network": "unknown"}
    posted = post_reply(article_id=article.pk, **unknown)
    assert posted.comment.network_hash is None


def test_an_edited_text_is_screened_like_a_new_one(article, settings, rule):
    rule("muppet")
    person = CommenterFactory()
    CommentFactory(article=article, commenter=person, status="approved")
    text = "A long enough text about the ferry to be compared with others."
    comment = CommentFactory(article=article, commenter=person, body=text)
    assert not screen_edit(comment, text + " Really.")  # it is no copy of itself
    assert screen_edit(comment, "You muppet").findings[0]["words"] == ["muppet"]
    CommentFactory(article=article, body=text)
    assert screen_edit(comment, text).held_because == "The same text was sent before."


def queries_of(send, **changes):
    with CaptureQueriesContext(connection) as captured:
        assert send(token=RANDOM_TOKEN, **changes).status_code == 303
    return len(captured)


def test_a_reply_costs_the_same_queries_with_2_comments_and_with_200(send, article):
    person = CommenterFactory(email="ada@example.org")
    network = Comment._meta.get_field("network_hash").hash("127.0.0.0/24")

    def fill(number):
        for _ in range(number):
            CommentFactory(
                article=article,
                commenter=person,
                status="approved",
                network_hash=network,
            )

    fill(2)
    send(body="Warm up.")
    few = queries_of(send, body="With few.")
    fill(200)
    assert queries_of(send, body="With many.") == few
    assert few <= 18
