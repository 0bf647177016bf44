"""What waits in the outbox, opened as the mail server would get it."""

import re

from django.conf import settings

from operations.mail import unpacked
from operations.models import OutgoingMail


def waiting_mails() -> list:
    """Each waiting mail, the oldest first, as a message."""
    rows = OutgoingMail.objects.order_by("pk")
    return [unpacked(row.message, connection=None) for row in rows]


def link_in(mail, part: str) -> str:
    """The path of the one link in a mail that goes to `part` of the comments."""
    base = re.escape(settings.BASE_URL)
    (found,) = re.findall(rf"^{base}(/comments/{part}/\S+)$", mail.body, re.MULTILINE)
    return found
