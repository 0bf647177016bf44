"""Every change leaves a line that nobody can alter."""

import pytest
from django.db import IntegrityError, transaction

from comments import moderation
from comments.models import Comment, ModerationAction
from comments.posting import CannotReply, reply_as_staff
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(article, moderator) -> Comment:
    comment = CommentFactory(article=article, revision=3)
    moderation.decide(
        comment_id=comment.pk,
        to="rejected",
        by=moderator,
        reason="off_topic",
        note="About another bridge.",
    )
    return comment


def test_record_says_who_when_from_to_why_and_about_which_text(decided, moderator):
    record = ModerationAction.objects.get()
    assert record.comment == decided
    assert (record.actor, record.moderator) == ("moderator", moderator)
    assert (record.from_status, record.to_status) == ("pending", "rejected")
    assert (record.reason, record.note) == ("off_topic", "About another bridge.")
    assert record.revision == 3
    assert record.made_at is not None


def test_withdrawal_is_recorded_as_the_senders(article):
    pk = CommentFactory(article=article, status="spam").pk
    moderation.withdraw(comment_id=pk)
    record = ModerationAction.objects.get()
    assert (record.actor, record.moderator) == ("sender", None)
    assert (record.from_status, record.to_status) == ("spam", "withdrawn")


def test_deciding_what_is_already_so_records_nothing(decided, moderator):
    moderation.decide(comment_id=decided.pk, to="rejected", by=moderator)
    assert ModerationAction.objects.count() == 1


def test_record_cannot_be_changed(decided):
    record = ModerationAction.objects.get()
    record.note = "Otherwise."
    for change in (
        record.save,
        record.delete,
        lambda: ModerationAction.objects.update(note="x"),
        lambda: ModerationAction.objects.filter(pk=record.pk).delete(),
        lambda: decided.actions.all().delete(),
        lambda: ModerationAction.objects.bulk_update([record], ["note"]),
    ):
        with pytest.raises(TypeError, match="only added to"), transaction.atomic():
            change()
    assert ModerationAction.objects.get().note == "About another bridge."


def test_record_goes_with_an_erased_comment(decided):
    decided.delete()
    assert not ModerationAction.objects.exists()


def test_moderators_record_without_a_moderator_is_refused(decided):
    with pytest.raises(IntegrityError), transaction.atomic():
        ModerationAction.objects.create(
            comment=decided, actor="moderator", to_status="spam", revision=1
        )


def test_status_that_nobody_knows_is_refused_by_the_database(decided):
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=decided.pk).update(status="lost")


def test_reply_by_staff_is_public_at_once_with_its_badge(article, moderator):
    comment = reply_as_staff(
        article_id=article.pk, body="Noted.", name="Mo", title="Editor", by=moderator
    )
    assert (comment.status, comment.staff_title) == ("approved", "Editor")
    assert comment.commenter is None
    assert ModerationAction.objects.get().moderator == moderator


def test_reply_by_staff_needs_the_permission_and_leaves_nothing(article, reporter):
    with pytest.raises(moderation.PermissionDenied):
        reply_as_staff(
            article_id=article.pk, body="Noted.", name="Re", title="", by=reporter
        )
    assert not Comment.objects.exists()


def test_reply_by_staff_needs_an_open_story(moderator):
    with pytest.raises(CannotReply):
        reply_as_staff(article_id=1, body="x", name="M", title="", by=moderator)
