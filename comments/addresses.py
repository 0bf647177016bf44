"""Looking at a reader's address: with a permission of its own, a reason, and a record."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from comments.models import AddressLook, Commenter
from comments.moderation import NotPossible

SEE = "comments.see_address"


@transaction.atomic
def look_at_address(*, commenter_id: int, by, reason: str) -> str:
    """The address of a person. That it was looked at is recorded first.

    Raises PermissionDenied, Commenter.DoesNotExist, NotPossible without a reason.
    """
    if not by.has_perm(SEE):
        raise PermissionDenied(_("You may not see the addresses of readers."))
    if not reason.strip():
        raise NotPossible(_("Say why you need the address."))
    person = Commenter.objects.get(pk=commenter_id)
    AddressLook.objects.create(commenter=person, viewer=by, reason=reason.strip())
    return person.email
