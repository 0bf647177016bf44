"""How a sender changes a reply shortly after it was sent, and what becomes of it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import ArticlePage
from comments import moderation
from comments.models import Comment, CommentRevision
from comments.modes import first_status
from comments.rules import rules_of
from comments.screening import Screening, screen_edit

Status = Comment.Status

# Spam is among them, for its sender cannot tell it from what is pending.
EDITABLE = (Status.PENDING, Status.APPROVED, Status.SPAM)


class CannotEdit(Exception):
    """It is too late, or it was decided about. Says so in a sentence."""


class ChangedMeanwhile(Exception):
    """The text was changed since the form was opened; holds the comment as it is."""

    def __init__(self, comment: Comment):
        super().__init__(_("The reply was changed in the meantime."))
        self.comment = comment


def editable_until(comment: Comment) -> datetime | None:
    """Until when its sender may change the text; None if that is over.

    A text that a moderator has redacted is not changed back, and nothing is changed
    where the story takes no replies any more.
    """
    end = comment.created_at + timedelta(minutes=settings.NEWSROOM_REPLY_EDIT_MINUTES)
    is_in_time = timezone.now() < end
    if not is_in_time or comment.status not in EDITABLE or comment.redacted_at:
        return None
    story = ArticlePage.objects.published().filter(id=comment.article_id).first()
    return end if story and rules_of(story).is_open else None


def edit_reply(*, comment_id: int, body: str, revision: int) -> Comment:
    """Put a text in the place of the one with that revision, which is kept.

    It is screened like a new one, and read again by a moderator where new ones are.
    The same text again changes nothing. Raises Comment.DoesNotExist, CannotEdit and
    ChangedMeanwhile. The text is expected as EditForm cleaned it.
    """
    comment = Comment.objects.select_related("article", "commenter").get(pk=comment_id)
    if comment.body == body:
        return comment
    # Before the lock, for the checks may take a while.
    found = screen_edit(comment, body)
    with transaction.atomic():
        return _replace_text(comment_id, body, revision, found)


def _replace_text(
    comment_id: int, body: str, revision: int, found: Screening
) -> Comment:
    locked = Comment.objects.select_for_update(of=("self",))
    comment = locked.select_related("article", "commenter").get(pk=comment_id)
    if editable_until(comment) is None:
        raise CannotEdit(_("This reply can no longer be changed."))
    if comment.body == body:
        return comment
    if comment.revision != revision:
        raise ChangedMeanwhile(comment)
    CommentRevision.objects.create(
        comment=comment, number=comment.revision, body=comment.body
    )
    _take_text(comment, body, found)
    moderation.record_edit(
        comment=comment,
        to=_status_after(comment, found),
        note=found.held_because,
    )
    return comment


def _take_text(comment: Comment, body: str, found: Screening) -> None:
    comment.body = body
    comment.revision += 1
    if comment.was_public:
        comment.edited_at = timezone.now()
    if found.status:
        comment.held_because, comment.findings = found.held_because, found.findings
    comment.save(
        update_fields=["body", "revision", "edited_at", "held_because", "findings"]
    )


def _status_after(comment: Comment, found: Screening) -> str:
    """Never better than before: only a moderator lets a held reply out."""
    if comment.status == Status.SPAM:
        return Status.SPAM
    if found.status:
        return found.status
    if comment.status == Status.APPROVED and not _appears_unread(comment):
        return Status.PENDING
    return comment.status


def _appears_unread(comment: Comment) -> bool:
    """Whether a text of this person is shown here before a moderator has read it."""
    mode, person = rules_of(comment.article).mode, comment.commenter
    status = first_status(mode=mode, person=person, found="")
    return person is not None and status == Status.APPROVED
