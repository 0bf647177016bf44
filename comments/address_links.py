"""Links that only the owner of an address has, for they are mailed to it.

A receipt shows that somebody sent one reply, with an address that may be another's. One
of these links shows that the address is one's own.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from comments.letters import absolute
from comments.models import Commenter

OWNER = signing.TimestampSigner(salt="comments.address")
STOP = signing.Signer(salt="comments.stop")


def owner_url(person: Commenter) -> str:
    """The page from which everything about the address can be had and erased."""
    return absolute(reverse("comment_address", args=[OWNER.sign_object(person.pk)]))


def stop_url(person: Commenter) -> str:
    """Where one press ends all mails to the address. It works for ever."""
    return absolute(reverse("comment_mail_stop", args=[STOP.sign_object(person.pk)]))


def owner_of(key: str) -> Commenter | None:
    """Whose page a key opens; None for a forged, expired or erased one's."""
    hours = timedelta(hours=settings.NEWSROOM_ADDRESS_LINK_HOURS)
    try:
        pk = OWNER.unsign_object(key, max_age=hours)
    except signing.BadSignature:
        return None
    person = Commenter.objects.filter(pk=pk).first()
    return person if person and person.email else None


def stopping(key: str) -> int | None:
    """The key of the row whose mails are to end; None for a forged link.

    That row may have been erased meanwhile; then there is nothing to end.
    """
    try:
        return STOP.unsign_object(key)
    except signing.BadSignature:
        return None
