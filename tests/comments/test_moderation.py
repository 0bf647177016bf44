"""Which status a comment may get from which, and by whom."""

import pytest
from django.core.exceptions import PermissionDenied

from comments import moderation
from comments.models import Comment, Discussion, ModerationAction
from comments.moderation import NotPossible
from comments.signals import comment_status_changed
from tests.factories import CommentFactory, UserFactory

pytestmark = pytest.mark.django_db

STATUSES = ("pending", "approved", "rejected", "spam", "withdrawn")
BY_MODERATOR = {
    (before, after)
    for before in ("pending", "approved", "rejected", "spam")
    for after in ("pending", "approved", "rejected", "spam")
    if before != after
}
BY_SENDER = {"pending", "approved", "spam"}
PAIRS = [(b, a) for b in STATUSES for a in STATUSES if a != b]


@pytest.fixture
def comment(article):
    """A comment in the given status, counted as such."""

    def in_status(status):
        made = CommentFactory(article=article, status=status)
        approved = int(status == "approved")
        Discussion.objects.create(article=article, approved_count=approved)
        return made

    return in_status


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_moderator_may_change_it_as_the_table_says(comment, moderator, before, after):
    pk = comment(before).pk
    if (before, after) in BY_MODERATOR:
        moderation.decide(comment_id=pk, to=after, by=moderator)
        assert Comment.objects.get(pk=pk).status == after
        return
    with pytest.raises(NotPossible, match="cannot become"):
        moderation.decide(comment_id=pk, to=after, by=moderator)
    assert Comment.objects.get(pk=pk).status == before
    assert not ModerationAction.objects.exists()


@pytest.mark.parametrize("before", [s for s in STATUSES if s != "withdrawn"])
def test_sender_may_withdraw_what_was_not_rejected(comment, before):
    pk = comment(before).pk
    if before in BY_SENDER:
        assert moderation.withdraw(comment_id=pk).status == "withdrawn"
        return
    with pytest.raises(NotPossible):
        moderation.withdraw(comment_id=pk)
    assert Comment.objects.get(pk=pk).status == before


def test_unknown_status_is_refused(comment, moderator):
    with pytest.raises(NotPossible):
        moderation.decide(comment_id=comment("pending").pk, to="x", by=moderator)


def test_missing_comment_is_said_to_be_missing(db, moderator):
    with pytest.raises(Comment.DoesNotExist):
        moderation.decide(comment_id=1, to="approved", by=moderator)


@pytest.mark.parametrize("group", [None, "Reporters", "Editors"])
def test_decision_needs_the_permission(comment, group):
    pk = comment("pending").pk
    with pytest.raises(PermissionDenied):
        moderation.decide(comment_id=pk, to="approved", by=UserFactory(group=group))
    assert Comment.objects.get(pk=pk).status == "pending"


@pytest.mark.parametrize(("before", "after"), sorted(BY_MODERATOR))
def test_number_of_public_replies_is_exact(comment, moderator, article, before, after):
    pk = comment(before).pk
    moderation.decide(comment_id=pk, to=after, by=moderator)
    count = Discussion.objects.get(article=article).approved_count
    assert count == Comment.objects.approved().count() == (after == "approved")


def test_number_is_kept_for_a_story_without_a_discussion(article, moderator):
    for _ in range(3):
        pk = CommentFactory(article=article).pk
        moderation.decide(comment_id=pk, to="approved", by=moderator)
        moderation.decide(comment_id=pk, to="approved", by=moderator)
    moderation.withdraw(comment_id=pk)
    assert Discussion.objects.get(article=article).approved_count == 2


def test_what_readers_saw_once_is_remembered(comment, moderator):
    pk = comment("pending").pk
    moderation.decide(comment_id=pk, to="approved", by=moderator)
    moderation.decide(comment_id=pk, to="spam", by=moderator)
    assert Comment.objects.get(pk=pk).was_public


def test_others_are_told_once_of_each_change(
    comment, moderator, django_capture_on_commit_callbacks
):
    pk, told = comment("pending").pk, []

    def hear(comment, **kwargs):
        told.append((comment.pk, comment.status))

    comment_status_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            moderation.decide(comment_id=pk, to="approved", by=moderator)
            moderation.decide(comment_id=pk, to="approved", by=moderator)
    finally:
        comment_status_changed.disconnect(hear)
    assert told == [(pk, "approved")]
