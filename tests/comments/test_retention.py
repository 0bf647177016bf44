"""What is past its time is forgotten by the clock, and nothing else is."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from comments import moderation, retention
from comments.models import (
    AddressLook,
    Comment,
    Commenter,
    CommentRevision,
    Flag,
    ModerationAction,
    StandingChange,
)
from comments.receipts import receipt_url
from comments.retention import Forgotten, forget_what_is_due
from operations import clock
from tests.comments.conftest import page_of
from tests.factories import CommenterFactory, CommentFactory

pytestmark = pytest.mark.django_db

NOTHING = Forgotten(networks=0, texts=0, wishes=0, reports=0, people=0)


def days_ago(days):
    return timezone.now() - timedelta(days=days)


@pytest.fixture
def reply(article):
    """A stored reply of a given age; its decisions are as old."""

    def make(status="pending", *, days=0, person_days=0, **fields):
        comment = CommentFactory(article=article, status=status, **fields)
        Comment.objects.filter(pk=comment.pk).update(created_at=days_ago(days))
        Commenter.objects.filter(pk=comment.commenter_id).update(
            created_at=days_ago(person_days)
        )
        return comment

    return make


def decided(comment, days, to="rejected"):
    action = ModerationAction.objects.create(
        comment=comment, actor="rule", to_status=to, revision=1
    )
    # The record itself refuses to be changed.
    QuerySet(ModerationAction).filter(pk=action.pk).update(made_at=days_ago(days))


def network_of(comment):
    return Comment.objects.get(pk=comment.pk).network_hash


def test_network_is_forgotten_after_its_days(reply, settings):
    settings.NEWSROOM_KEEP_NETWORK_DAYS = 30
    young = reply("approved", days=29, network_hash="a" * 64)
    old = reply("approved", days=31, network_hash="b" * 64)
    assert forget_what_is_due().networks == 1
    assert network_of(young) == "a" * 64
    assert network_of(old) is None
    assert Comment.objects.get(pk=old.pk).body == old.body


def test_network_of_a_report_is_forgotten_and_the_report_stays(reply):
    flag = Flag.objects.create(comment=reply("approved"), network_hash="c" * 64)
    Flag.objects.update(made_at=days_ago(31))
    assert forget_what_is_due().networks == 1
    flag.refresh_from_db()
    assert flag.network_hash is None


@pytest.mark.parametrize("status", ["rejected", "spam", "withdrawn"])
def test_refused_text_goes_after_its_days_and_the_record_stays(reply, status):
    comment = reply(status, days=100, findings=[{"check": "words"}], wants_mail=True)
    CommentRevision.objects.create(comment=comment, number=1, body="Before.")
    decided(comment, days=91, to=status)
    token = comment.token_hash
    assert forget_what_is_due().texts == 1
    comment.refresh_from_db()
    assert (comment.body, comment.name, comment.findings) == ("", "", [])
    assert not comment.wants_mail
    assert comment.token_hash != token
    assert comment.status == status
    assert comment.actions.count() == 1
    assert not CommentRevision.objects.exists()


@pytest.mark.parametrize("status", ["pending", "approved"])
def test_text_that_is_shown_or_waits_is_never_forgotten(reply, status):
    comment = reply(status, days=4000)
    assert forget_what_is_due() == NOTHING
    assert Comment.objects.get(pk=comment.pk).body == comment.body


def test_days_are_counted_from_the_latest_decision(reply):
    comment = reply("rejected", days=400)
    decided(comment, days=200, to="approved")
    decided(comment, days=89)
    assert forget_what_is_due().texts == 0
    assert Comment.objects.get(pk=comment.pk).body == comment.body


def test_tombstone_stays_where_a_forgotten_text_has_public_answers(
    reply, reader, article
):
    comment = reply("rejected", days=100, was_public=True)
    reply("approved", parent=comment, body="I answer this.")
    forget_what_is_due()
    page = page_of(reader.get(article.url))
    assert page.find(id=f"comment-{comment.pk}").select(".comment__removed")
    assert page.select_one(".comment-body").text == "I answer this."


def test_forgotten_text_cannot_be_published(reply, moderator):
    comment = reply("rejected", days=100)
    forget_what_is_due()
    with pytest.raises(moderation.NotPossible, match="was deleted"):
        moderation.decide(comment_id=comment.pk, to="approved", by=moderator)


def test_receipt_of_a_forgotten_text_is_gone_too(reply, reader, settings):
    settings.NEWSROOM_RECEIPT_DAYS = 365
    comment = reply("rejected", days=100)
    forget_what_is_due()
    response = reader.get(receipt_url(comment))
    assert response.status_code == 404


def test_person_without_any_text_is_forgotten(reply):
    gone = reply("rejected", days=100, person_days=100)
    forget_what_is_due()
    gone.refresh_from_db()
    assert gone.commenter is None
    assert not Commenter.objects.exists()


def test_person_is_kept_for_some_days_even_without_text(db):
    young, old = CommenterFactory(), CommenterFactory()
    Commenter.objects.filter(pk=young.pk).update(created_at=days_ago(6))
    Commenter.objects.filter(pk=old.pk).update(created_at=days_ago(8))
    assert forget_what_is_due().people == 1
    assert Commenter.objects.get() == young


@pytest.mark.parametrize("status", ["pending", "approved", "rejected"])
def test_person_with_a_text_is_kept(reply, status):
    reply(status, days=50, person_days=500)
    assert forget_what_is_due().people == 0


@pytest.mark.parametrize(
    ("standing", "until", "is_kept"),
    [
        ("normal", None, False),
        ("trusted", None, False),
        ("held", None, True),
        ("banned", None, True),
        ("suspended", 5, True),
        ("suspended", -5, False),
    ],
)
def test_restricted_person_is_remembered(moderator, standing, until, is_kept):
    ends = timezone.now() + timedelta(days=until) if until else None
    person = CommenterFactory(standing=standing, suspended_until=ends)
    Commenter.objects.update(created_at=days_ago(400))
    StandingChange.objects.create(
        commenter=person,
        moderator=moderator,
        from_standing="normal",
        to_standing=standing,
        reason="Insults",
    )
    AddressLook.objects.create(commenter=person, viewer=moderator, reason="Asked")
    forget_what_is_due()
    assert Commenter.objects.exists() is is_kept


def test_wish_for_mail_that_nobody_confirmed_is_forgotten(reply):
    asked = reply("approved", days=8, wants_mail=True)
    young = reply("approved", days=6, wants_mail=True)
    confirmed = reply("approved", days=8, wants_mail=True)
    Commenter.objects.filter(pk=confirmed.commenter_id).update(
        confirmed_at=timezone.now()
    )
    assert forget_what_is_due().wishes == 1
    wishes = dict(Comment.objects.values_list("pk", "wants_mail"))
    assert wishes == {asked.pk: False, young.pk: True, confirmed.pk: True}


def test_settled_report_is_forgotten_and_an_open_one_kept(reply, moderator):
    comment = reply("approved")
    for days in (None, 89, 91):
        settled = days_ago(days) if days else None
        Flag.objects.create(comment=comment, reason="other", settled_at=settled)
    assert forget_what_is_due().reports == 1
    assert Flag.objects.count() == 2


def test_each_term_is_that_of_the_settings(reply, settings):
    settings.NEWSROOM_KEEP_NETWORK_DAYS = 3
    settings.NEWSROOM_KEEP_REFUSED_DAYS = 4
    settings.NEWSROOM_KEEP_UNCONFIRMED_DAYS = 5
    settings.NEWSROOM_KEEP_REPORTS_DAYS = 6
    reply("approved", days=4, network_hash="a" * 64)
    reply("spam", days=5, person_days=6)
    reply("approved", days=6, wants_mail=True)
    Flag.objects.create(comment=reply("approved"), settled_at=days_ago(7))
    assert forget_what_is_due() == Forgotten(1, 1, 1, 1, 1)


def test_many_are_forgotten_in_batches(reply, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for number in range(5):
        reply("spam", days=100, person_days=100, network_hash=f"{number}" * 64)
    assert forget_what_is_due() == Forgotten(5, 5, 0, 0, 5)


def test_second_run_finds_nothing(reply):
    reply("spam", days=100, person_days=100)
    forget_what_is_due()
    assert forget_what_is_due() == NOTHING


def test_decision_in_the_same_moment_keeps_the_text(reply, monkeypatch, moderator):
    """What another process does between the look and the lock is not lost."""
    comment = reply("rejected", days=100)
    look = retention._refused
    looks = []

    def refused(before):
        looks.append(before)
        if len(looks) == 2:  # the look under the lock
            moderation.decide(comment_id=comment.pk, to="approved", by=moderator)
        return look(before)

    monkeypatch.setattr(retention, "_refused", refused)
    forget_what_is_due()
    assert Comment.objects.get(pk=comment.pk).body == comment.body


def test_clock_forgets_and_says_how_much(reply, caplog):
    reply("spam", days=100, person_days=100)
    with caplog.at_level("INFO", logger="newsroom.comments"):
        assert "forget readers" in clock.tick()
    assert "1 refused texts" in caplog.text
    assert "1 people" in caplog.text
    assert clock.tick() == []
