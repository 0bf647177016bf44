"""The mail that tells of an answer: to who asked and confirmed, once, with no address."""

import pytest
from django.utils import timezone, translation

from comments import moderation, posting
from comments.models import Comment, Commenter, Discussion
from comments.signal_handlers import tell_who_was_answered
from home.models import Masthead
from operations.models import OutgoingMail
from tests.comments.test_posting_at_once import at_once
from tests.factories import CommenterFactory, CommentFactory, UserFactory

pytestmark = pytest.mark.django_db

ANSWERER = "bea.private@example.org"


@pytest.fixture
def asked(article):
    """A public reply whose sender has a confirmed address and wants mail."""
    person = CommenterFactory(email="ada@example.org", confirmed_at=timezone.now())
    return CommentFactory(
        article=article, commenter=person, status="approved", wants_mail=True
    )


@pytest.fixture
def answer(asked, article):
    """A pending answer to it by somebody else."""
    person = CommenterFactory(email=ANSWERER)
    return CommentFactory(
        article=article,
        parent=asked,
        commenter=person,
        name="Bea Nib",
        body="I saw it too.",
    )


@pytest.fixture
def approve(decide, outbox, django_capture_on_commit_callbacks):
    def act(comment, to="approved"):
        with django_capture_on_commit_callbacks(execute=True):
            decide(comment.pk, to)
        return outbox()

    return act


def test_answer_that_becomes_public_is_told(asked, answer, approve, article):
    (mail,) = approve(answer)
    assert mail.to == ["ada@example.org"]
    assert mail.from_email == "newsroom@paper.example"
    assert mail.subject == "An answer to your reply in Newsroom"
    start = f"Hello,\n\nBea Nib has answered your reply to the story\n\n  {article.headline}"
    assert mail.body.startswith(start)
    assert f"\nhttps://paper.example/comments/{answer.pk}/\n" in mail.body


def test_mail_says_to_machines_that_it_is_automatic_and_how_it_stops(answer, approve):
    (mail,) = approve(answer)
    message = mail.message()
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = message["List-Unsubscribe"].strip("<>")
    assert stop.startswith("https://paper.example/comments/mail/")
    assert stop in mail.body
    assert message.get_content_type() == "text/plain"


def test_nothing_of_the_answer_s_text_or_address_is_in_the_mail(answer, approve):
    (mail,) = approve(answer)
    whole = mail.message().as_string()
    assert "I saw it too" not in whole
    assert ANSWERER not in whole
    assert "bea.private" not in whole


def test_waiting_answer_is_not_told(answer, outbox):
    assert outbox() == []


@pytest.mark.parametrize("to", ["rejected", "spam"])
def test_refused_answer_is_not_told(answer, approve, to):
    assert approve(answer, to) == []


def test_one_answer_is_told_once_however_often_it_is_approved(answer, approve):
    approve(answer)
    approve(answer, "rejected")
    assert len(approve(answer)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"confirmed_at": None},
        {"mail_stopped_at": "2026-01-01T00:00Z"},
    ],
)
def test_unconfirmed_or_stopped_address_gets_nothing(asked, answer, approve, change):
    Commenter.objects.filter(pk=asked.commenter_id).update(**change)
    assert approve(answer) == []


@pytest.mark.parametrize(
    "change", [{"wants_mail": False}, {"status": "withdrawn"}, {"commenter": None}]
)
def test_nobody_is_told_who_did_not_ask_or_took_the_reply_back(
    asked, answer, approve, change
):
    Comment.objects.filter(pk=asked.pk).update(**change)
    assert approve(answer) == []


def test_own_answer_is_not_told(asked, answer, approve):
    Comment.objects.filter(pk=answer.pk).update(commenter=asked.commenter)
    assert approve(answer) == []


def test_reply_to_the_story_itself_tells_nobody(asked, article, approve):
    assert approve(CommentFactory(article=article)) == []


def test_answer_under_a_story_unpublished_meanwhile_is_not_told(
    answer, approve, article
):
    article.unpublish()
    assert approve(answer) == []


def test_answer_under_hidden_replies_is_not_told(answer, approve, article):
    Discussion.objects.create(article=article, state="closed")
    assert approve(answer) == []


def test_answer_by_staff_is_told_with_its_badge(
    asked, article, moderator, outbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        posting.reply_as_staff(
            article_id=article.pk,
            parent_id=asked.pk,
            body="We will look.",
            name="Ina Ruler",
            title="Reporter",
            by=moderator,
        )
    (mail,) = outbox()
    assert "Ina Ruler of our newsroom (Reporter) has answered" in mail.body
    assert moderator.email not in mail.message().as_string()


@pytest.mark.parametrize(
    "name",
    ["bea.private@example.org", "shop.example", "see https://x/", "\u202e@\u200b"],
)
def test_name_that_is_an_address_or_a_link_is_left_out(answer, approve, name):
    Comment.objects.filter(pk=answer.pk).update(name=name)
    (mail,) = approve(answer)
    assert "Somebody has answered your reply" in mail.body
    assert name not in mail.body


def test_names_and_headlines_cannot_make_headers_or_lines(answer, approve, article):
    evil = "Bea\r\nBcc: all people\u2028Hi"
    Comment.objects.filter(pk=answer.pk).update(name=evil)
    type(article).objects.filter(pk=article.pk).update(
        headline="Rain & wind\r\nSubject: no"
    )
    (mail,) = approve(answer)
    message = mail.message()
    assert message["Bcc"] is None
    assert message.get_all("Subject") == ["An answer to your reply in Newsroom"]
    assert "\nBea Bcc: all people Hi has answered" in mail.body
    assert "  Rain & wind Subject: no\n" in mail.body


def test_name_of_the_paper_cannot_make_headers(answer, approve, home):
    site = home.get_site()
    Masthead.objects.update_or_create(
        site=site, defaults={"name": "The Arle\r\nBcc: x@example.org"}
    )
    (mail,) = approve(answer)
    assert mail.message()["Bcc"] is None
    assert mail.subject == "An answer to your reply in The Arle Bcc: x@example.org"


def test_decision_stands_if_the_mail_cannot_be_written(
    answer, approve, monkeypatch, caplog
):
    def fail(**kwargs):
        raise ValueError("to ada@example.org")

    monkeypatch.setattr("comments.signal_handlers.tell_of_reply", fail)
    assert approve(answer) == []
    assert Comment.objects.get(pk=answer.pk).status == "approved"
    assert "No mail about a reply: ValueError" in caplog.text
    assert "ada@" not in caplog.text


def test_mail_is_in_the_paper_s_language_not_the_moderator_s(answer, approve):
    with translation.override("de"):
        (mail,) = approve(answer)
    assert mail.body.startswith("Hello,")


def test_answer_that_a_rule_let_out_is_told_as_well(asked, answer, outbox):
    Comment.objects.filter(pk=answer.pk).update(status="approved")
    tell_who_was_answered(Comment.objects.get(pk=answer.pk))
    tell_who_was_answered(Comment.objects.get(pk=answer.pk))
    assert len(outbox()) == 1


@pytest.mark.django_db(transaction=True)
def test_answer_approved_by_two_at_once_is_told_once(article, settings):
    settings.EMAIL_BACKEND = "operations.mail.OutboxBackend"
    person = CommenterFactory(confirmed_at=timezone.now())
    parent = CommentFactory(
        article=article, commenter=person, status="approved", wants_mail=True
    )
    pk = CommentFactory(article=article, parent=parent).pk
    people = [UserFactory(group="Moderators") for _ in range(4)]
    steps = [(by, to) for by in people for to in ("approved", "rejected")]

    def decide(step):
        moderation.decide(comment_id=pk, to=step[1], by=step[0])

    at_once(decide, steps)
    assert OutgoingMail.objects.count() <= 1
