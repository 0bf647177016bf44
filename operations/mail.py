"""Mail is written to a table first, so that an unreachable server loses none of it."""

import json
from collections.abc import Iterable
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from operations.models import OutgoingMail
from vault.fields import normalised_address
from vault.keys import CannotOpen

BATCH = 100
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=6)
PARTS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to")


class OutboxBackend(BaseEmailBackend):
    """Django's mail backend of this house: writes rows, delivers nothing itself."""

    def send_messages(self, email_messages) -> int:
        rows = [OutgoingMail(message=packed(message)) for message in email_messages]
        OutgoingMail.objects.bulk_create(rows)
        return len(rows)


def packed(message: EmailMessage) -> str:
    """A message as JSON. Raises ValueError for attachments, which nobody sends here."""
    if message.attachments:
        raise ValueError("The outbox does not carry attachments.")
    parts = {name: getattr(message, name) for name in PARTS}
    parts["headers"] = message.extra_headers
    parts["subtype"] = message.content_subtype
    parts["alternatives"] = [list(a) for a in getattr(message, "alternatives", [])]
    return json.dumps(parts, default=str)


def unpacked(text: str, connection) -> EmailMultiAlternatives:
    """The message that `packed` wrote, to be sent through the connection."""
    parts = json.loads(text)
    subtype = parts.pop("subtype", EmailMessage.content_subtype)
    message = EmailMultiAlternatives(**parts, connection=connection)
    message.content_subtype = subtype
    return message


def deliver_due() -> int:
    """Hand what is due to the mail server; returns how many mails it took.

    A mail it does not take is tried again after a pause that doubles up to six hours.
    Two processes at once never send one mail twice while both are alive.
    """
    connection = get_connection(settings.NEWSROOM_DELIVERY_BACKEND)
    keys = list(_due().order_by("pk").values_list("pk", flat=True)[:BATCH])
    return sum(_deliver(pk, connection) for pk in keys)


def take_back(*, address: str, mentions: Iterable[str]) -> int:
    """Delete the mails that wait for an address or hold one of some texts, by line.

    Returns how many those were. Every waiting mail is opened for it, for nothing in a
    row tells whom it is for; one whose key is gone is left.
    """
    wanted, lines = normalised_address(address), frozenset(mentions)
    keys = OutgoingMail.objects.order_by("pk").values_list("pk", flat=True)
    unwanted = [pk for pk in keys if _is_unwanted(pk, wanted, lines)]
    for pk in unwanted:
        OutgoingMail.objects.filter(pk=pk).delete()
    return len(unwanted)


def _is_unwanted(pk: int, address: str, lines: frozenset[str]) -> bool:
    try:
        mail = OutgoingMail.objects.filter(pk=pk).first()
    except CannotOpen:
        return False
    parts = json.loads(mail.message) if mail else {}
    recipients = [*parts.get("to", ()), *parts.get("cc", ()), *parts.get("bcc", ())]
    is_for_it = address and any(
        normalised_address(parseaddr(r)[1]) == address for r in recipients
    )
    return bool(is_for_it) or not lines.isdisjoint(parts.get("body", "").splitlines())


def mails_due() -> int:
    """How many mails could be handed over now."""
    return _due().count()


def _due():
    return OutgoingMail.objects.filter(next_attempt_at__lte=timezone.now())


def _deliver(pk: int, connection) -> bool:
    mail = _claim(pk)
    if mail is None:
        return False
    try:
        unpacked(mail.message, connection).send()
    except Exception as error:  # noqa: BLE001 (whatever the server's library raises)
        mail.failure = type(error).__name__  # its message may hold an address
        mail.save(update_fields=["failure"])
        return False
    mail.delete()
    return True


@transaction.atomic
def _claim(pk: int) -> OutgoingMail | None:
    """The mail, its next attempt put off, if nobody else has taken it meanwhile."""
    now = timezone.now()
    # A mail whose key is gone must not keep the others from leaving: read it later.
    rows = OutgoingMail.objects.select_for_update().defer("message")
    mail = rows.filter(pk=pk, next_attempt_at__lte=now).first()
    if mail:
        pause = min(FIRST_PAUSE * 2 ** min(mail.attempts, 12), LONGEST_PAUSE)
        mail.attempts += 1
        mail.next_attempt_at = now + pause
        mail.save(update_fields=["attempts", "next_attempt_at"])
    return mail
