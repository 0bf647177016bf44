"""The editors' picks: replies worth reading first, marked and linked above the thread."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment, ModerationAction
from comments.moderation import NotPossible

Deed = ModerationAction.Deed


def pick(*, comment_id: int, by) -> Comment:
    """Mark a public comment as picked; picking it again changes and records nothing.

    Raises PermissionDenied, Comment.DoesNotExist, NotPossible.
    """
    return _set(comment_id, by, deed=Deed.PICK)


def unpick(*, comment_id: int, by) -> Comment:
    """Take the mark away again; raises as `pick` does, but works in every status."""
    return _set(comment_id, by, deed=Deed.UNPICK)


@transaction.atomic
def _set(comment_id: int, by, *, deed: str) -> Comment:
    if not by.has_perm("comments.moderate_comment"):
        raise PermissionDenied(_("You may not pick comments."))
    comment = Comment.objects.select_for_update().get(pk=comment_id)
    is_pick = deed == Deed.PICK
    if bool(comment.picked_at) == is_pick:
        return comment
    if is_pick and comment.status != Comment.Status.APPROVED:
        raise NotPossible(_("Only a public comment can be picked."))
    comment.picked_at = timezone.now() if is_pick else None
    comment.save(update_fields=["picked_at"])
    ModerationAction.objects.create(
        comment=comment,
        deed=deed,
        actor=ModerationAction.Actor.MODERATOR,
        moderator=by,
        from_status=comment.status,
        to_status=comment.status,
        revision=comment.revision,
    )
    return comment
