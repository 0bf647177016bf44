"""Who has which comment before them, so that two moderators do not read the same one.

A claim binds nobody and ends by itself; whoever decides needs none.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from comments.models import Claim


def of_others(by) -> Exists:
    """The condition, for a queryset of comments, that a colleague has it now."""
    held = Claim.objects.filter(comment=OuterRef("pk"), until__gt=timezone.now())
    return Exists(held.exclude(moderator=by))


def take(*, comment_id: int, by) -> Claim | None:
    """Claim a comment for a moderator, or extend the claim; None if a colleague has it.

    Atomic: of any number who ask at once, one gets it. It ends the moderator's other
    claims, for nobody reads two comments.
    """
    now = timezone.now()
    until = now + timedelta(minutes=settings.NEWSROOM_CLAIM_MINUTES)
    free = Q(moderator=by) | Q(until__lte=now)
    mine = Claim.objects.filter(free, comment=comment_id)
    if not mine.update(moderator=by, until=until) and not _add(comment_id, by, until):
        return None
    Claim.objects.filter(moderator=by).exclude(comment=comment_id).delete()
    return Claim(comment_id=comment_id, moderator=by, until=until)


def take_first(comment_ids: Iterable[int], *, by) -> Claim | None:
    """Claim the first of some comments that no colleague has; else end one's own."""
    for comment_id in comment_ids:
        if claim := take(comment_id=comment_id, by=by):
            return claim
    Claim.objects.filter(moderator=by).delete()
    return None


def release(*, comment_id: int, by=None, until=None) -> None:
    """End a claim: of one moderator, or whoever has it; if given, the one of that end.

    With `until` a page that is left late cannot end the claim that a newer one made.
    """
    claims = Claim.objects.filter(comment=comment_id)
    if by is not None:
        claims = claims.filter(moderator=by)
    if until is not None:
        claims = claims.filter(until=until)
    claims.delete()


def _add(comment_id: int, by, until) -> bool:
    try:
        with transaction.atomic():
            Claim.objects.create(comment_id=comment_id, moderator=by, until=until)
    except IntegrityError:  # a colleague was quicker, or the comment is gone
        return False
    return True
