"""Mails of the comments: plain text, written by us, without anything that watches."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

# No vacation notice answers a mail that says so (RFC 3834, and Exchange's own word).
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def send_letter(*, to: str, template: str, context: dict, stop: str = "") -> None:
    """Write one mail to one person; it waits in the outbox until the clock sends it.

    The template's first line is the subject. It is written in the paper's language.
    `stop` is the address at which one POST ends such mails (RFC 8058).
    """
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(
            f"comments/mail/{template}.txt",
            context | {"stop": stop, "base_url": settings.BASE_URL},
        )
    subject, _, body = text.strip().partition("\n")
    EmailMessage(
        subject=one_line(subject),
        body=body.strip() + "\n",
        to=[to],
        headers=AUTOMATIC | _stop_headers(stop),
    ).send()


def _stop_headers(stop: str) -> dict[str, str]:
    if not stop:
        return {}
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def one_line(text: str) -> str:
    """The text without line breaks and without characters that cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def absolute(path: str) -> str:
    """The whole address of a page of this site."""
    return settings.BASE_URL.rstrip("/") + path
