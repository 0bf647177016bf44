import pytest

from comments import moderation
from comments.models import Comment, Discussion, ModerationAction
from tests.comments.test_posting_at_once import at_once
from tests.factories import CommentFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_moderators_at_once_decide_once(article):
    moderators = [UserFactory(group="Moderators") for _ in range(8)]
    pk = CommentFactory(article=article).pk
    at_once(
        lambda by: moderation.decide(comment_id=pk, to="approved", by=by), moderators
    )
    assert Comment.objects.get().status == "approved"
    assert ModerationAction.objects.count() == 1
    assert Discussion.objects.get().approved_count == 1


def test_many_decisions_at_once_count_exactly(article):
    by = UserFactory(group="Moderators")
    keys = [CommentFactory(article=article).pk for _ in range(16)]
    at_once(lambda pk: moderation.decide(comment_id=pk, to="approved", by=by), keys)
    assert Discussion.objects.get().approved_count == 16
    at_once(lambda pk: moderation.withdraw(comment_id=pk), keys[:7])
    assert Discussion.objects.get().approved_count == 9
    assert ModerationAction.objects.count() == 23


def test_withdrawal_against_approval_ends_withdrawn_or_refused_never_both(article):
    by = UserFactory(group="Moderators")
    keys = [CommentFactory(article=article).pk for _ in range(8)]

    def act(step):
        pk, is_sender = step
        try:
            if is_sender:
                return moderation.withdraw(comment_id=pk).status
            return moderation.decide(comment_id=pk, to="approved", by=by).status
        except moderation.NotPossible:
            return "refused"

    at_once(act, [(pk, is_sender) for pk in keys for is_sender in (True, False)])
    assert set(Comment.objects.values_list("status", flat=True)) == {"withdrawn"}
    assert Discussion.objects.filter(approved_count__gt=0).count() == 0
