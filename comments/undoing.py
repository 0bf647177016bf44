"""What a moderator can take back: the latest decision, for some minutes."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import moderation
from comments.models import Comment, ModerationAction

LOOKS_AT = 500  # acts of a moderator, more than fit into the minutes


def undoable(by) -> ModerationAction | None:
    """The latest decision of a moderator that can still be taken back; one query.

    The newest that was not taken back, of the latest NEWSROOM_UNDO_MINUTES.
    """
    oldest = timezone.now() - timedelta(minutes=settings.NEWSROOM_UNDO_MINUTES)
    # Among the latest only: PostgreSQL would join all that one has ever decided.
    latest_acts = ModerationAction.objects.filter(moderator=by).order_by("-pk")
    mine = ModerationAction.objects.filter(
        pk__in=latest_acts.values("pk")[:LOOKS_AT],
        deed=ModerationAction.Deed.STATUS,
        undoes=None,
        undone_by=None,
    ).exclude(from_status="")
    latest = mine.select_related("comment").order_by("-pk").first()
    return latest if latest and latest.made_at > oldest else None


@transaction.atomic
def undo(*, action_id: int, by) -> Comment:
    """Take one's own decision back: the comment is as it was, and the record says so.

    Raises PermissionDenied, and NotPossible when it is too late, somebody has decided
    since, or there is nothing to take back.
    """
    act = undoable(by)
    if act is None or act.pk != action_id:
        raise moderation.NotPossible(_("There is nothing to take back any more."))
    return moderation.take_back(act=act, reason=_reason_before(act), by=by)


def _reason_before(act: ModerationAction) -> str:
    """Why the comment had the status to which it goes back: its receipt says it again."""
    earlier = ModerationAction.objects.filter(
        comment=act.comment_id, deed=act.deed, to_status=act.from_status, pk__lt=act.pk
    )
    return earlier.order_by("-pk").values_list("reason", flat=True).first() or ""
