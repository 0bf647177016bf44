"""What the paper thinks of a person, across stories: set by hand, with a reason."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Commenter, StandingChange
from comments.moderation import MODERATE, NotPossible

Standing = Commenter.Standing


@transaction.atomic
def set_standing(
    *, commenter_id: int, to: str, by, reason: str, until: datetime | None = None
) -> Commenter:
    """Give a person another standing and record it; each can be changed back.

    `until` is the end of a suspension, and of nothing else. The same again changes and
    records nothing. Raises PermissionDenied, Commenter.DoesNotExist, NotPossible.
    """
    if not by.has_perm(MODERATE):
        raise PermissionDenied(_("You may not decide about people."))
    _check(to, reason, until)
    people = Commenter.objects.defer("email", "email_hash").select_for_update()
    person = people.get(pk=commenter_id)
    if (person.standing, person.suspended_until) == (to, until):
        return person
    StandingChange.objects.create(
        commenter=person,
        moderator=by,
        from_standing=person.standing,
        to_standing=to,
        until=until,
        reason=reason.strip(),
    )
    # By a query: saving the row would seal the address anew.
    Commenter.objects.filter(pk=person.pk).update(standing=to, suspended_until=until)
    person.standing, person.suspended_until = to, until
    return person


def _check(to: str, reason: str, until: datetime | None) -> None:
    if to not in Standing.values:
        raise NotPossible(_("There is no such standing."))
    if not reason.strip():
        raise NotPossible(_("Say why."))
    if to == Standing.SUSPENDED and (until is None or until <= timezone.now()):
        raise NotPossible(_("Say until when, a time to come."))
    if to != Standing.SUSPENDED and until is not None:
        raise NotPossible(_("Only a suspension has an end."))
