"""Replies that the editors picked: shown as such to readers."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment, ModerationAction
from comments.moderation import MODERATE, NotPossible
from comments.signals import comment_status_changed

Deed = ModerationAction.Deed


def pick(*, comment_id: int, by) -> Comment:
    """Pick a public reply. Raises PermissionDenied, DoesNotExist, NotPossible."""
    return _set(comment_id, by, Deed.PICK, timezone.now())


def unpick(*, comment_id: int, by) -> Comment:
    """Take the pick back. Raises PermissionDenied, Comment.DoesNotExist."""
    return _set(comment_id, by, Deed.UNPICK, None)


@transaction.atomic
def _set(comment_id: int, by, deed: str, picked_at) -> Comment:
    if not by.has_perm(MODERATE):
        raise PermissionDenied(_("You may not pick comments."))
    comment = Comment.objects.select_for_update().get(pk=comment_id)
    if bool(comment.picked_at) == bool(picked_at):
        return comment
    if picked_at and comment.status != Comment.Status.APPROVED:
        raise NotPossible(_("Only a public reply can be picked."))
    comment.picked_at = picked_at
    comment.save(update_fields=["picked_at"])
    _record(comment, by, deed)
    transaction.on_commit(
        lambda: comment_status_changed.send(sender=Comment, comment=comment)
    )
    return comment


def _record(comment: Comment, by, deed: str) -> None:
    ModerationAction.objects.create(
        comment=comment,
        deed=deed,
        actor=ModerationAction.Actor.MODERATOR,
        moderator=by,
        from_status=comment.status,
        to_status=comment.status,
        revision=comment.revision,
    )
