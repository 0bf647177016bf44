"""Readers' reports about public replies, until a moderator has settled them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment, Flag, ModerationAction
from comments.moderation import MODERATE


@transaction.atomic
def settle_flags(*, comment_id: int, by) -> int:
    """Close the open reports of a comment, and record it; returns how many there were."""
    if not by.has_perm(MODERATE):
        raise PermissionDenied(_("You may not decide about comments."))
    comment = Comment.objects.select_for_update().get(pk=comment_id)
    open_flags = Flag.objects.filter(comment=comment, settled_at=None)
    settled = open_flags.update(settled_at=timezone.now(), settled_by=by)
    if settled or comment.flag_count:
        Comment.objects.filter(pk=comment_id).update(flag_count=0)
        _record(comment, by)
    return settled


def _record(comment: Comment, by) -> None:
    ModerationAction.objects.create(
        comment=comment,
        deed=ModerationAction.Deed.FLAGS,
        actor=ModerationAction.Actor.MODERATOR,
        moderator=by,
        from_status=comment.status,
        to_status=comment.status,
        revision=comment.revision,
    )
