import pytest

from comments import editing, moderation
from comments.models import Comment, CommentRevision
from tests.comments.test_posting_at_once import at_once
from tests.factories import CommentFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_changes_at_once_no_text_is_lost(article):
    pk = CommentFactory(article=article, body="First.").pk

    def change(number):
        try:
            editing.edit_reply(comment_id=pk, body=f"Text {number}.", revision=1)
            return f"Text {number}."
        except editing.ChangedMeanwhile:
            return "refused"

    answers = at_once(change, range(8))
    (stored,) = [answer for answer in answers if answer != "refused"]
    assert Comment.objects.get().body == stored
    assert CommentRevision.objects.get().body == "First."


def test_an_unread_text_is_never_approved(article):
    by = UserFactory(group="Moderators")
    keys = [CommentFactory(article=article, body="Read.").pk for _ in range(8)]

    def act(step):
        pk, is_sender = step
        try:
            if is_sender:
                editing.edit_reply(comment_id=pk, body="Unread.", revision=1)
            else:
                moderation.decide(comment_id=pk, to="approved", by=by, revision=1)
        except moderation.TextChanged:
            pass

    at_once(act, [(pk, is_sender) for pk in keys for is_sender in (True, False)])
    public = Comment.objects.approved().values_list("body", flat=True)
    assert "Unread." not in set(public)
    assert set(Comment.objects.values_list("body", flat=True)) == {"Unread."}
