"""Every mail as the person who gets it reads it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from comments.digest import send_alert, send_digest
from comments.models import Comment, Commenter
from comments.signal_handlers import tell_who_was_answered
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

LONGEST_LINE = 998  # RFC 5322; what mail servers must take


@pytest.fixture
def letters(send, reader, outbox, decide, article, settings):
    """One of each kind."""
    receipt = send()["Location"]
    reader.post(f"{receipt}mail/", {"wanted": "1"})
    Commenter.objects.update(confirmed_at=timezone.now())
    parent = decide(Comment.objects.get().pk)
    answer = CommentFactory(article=article, parent=parent)
    tell_who_was_answered(decide(answer.pk))
    CommentFactory(article=article, created_at=timezone.now() - timedelta(days=2))
    settings.NEWSROOM_MODERATION_DIGEST = tuple(range(24))
    send_digest()
    send_alert()
    return outbox()


def test_there_are_four_kinds(letters):
    assert [mail.subject for mail in letters] == [
        "Your address and Newsroom",
        "An answer to your reply in Newsroom",
        "1 reply waits for a decision – Newsroom",
        "A reply has been waiting for 48 hours – Newsroom",
    ]


def test_each_greets_and_holds_nothing_of_its_template(letters):
    for mail in letters:
        assert mail.body.startswith("Hello,\n\n")
        assert not re.search(r"[{}%]|&\w+;|\bNone\b", mail.body), mail.body
        assert "\n\n\n" not in mail.body
        assert mail.body.endswith("\n")


def test_each_is_plain_text_that_machines_do_not_answer(letters):
    for mail in letters:
        message = mail.message()
        assert message.get_content_type() == "text/plain"
        assert message["Auto-Submitted"] == "auto-generated"
        assert max(map(len, mail.body.splitlines())) < LONGEST_LINE


def test_each_mail_to_a_reader_can_be_stopped(letters):
    for mail in letters[:2]:
        assert mail.extra_headers["List-Unsubscribe-Post"] == (
            "List-Unsubscribe=One-Click"
        )
        assert mail.extra_headers["List-Unsubscribe"].strip("<>") in mail.body


def test_links_lead_to_this_site_only_and_watch_nobody(letters):
    for mail in letters:
        links = re.findall(r"https?://\S+", mail.body)
        assert links
        for link in links:
            assert link.startswith("https://paper.example")
            assert "?" not in link
