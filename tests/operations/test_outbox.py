"""Mail is kept, encrypted, until the mail server took it."""

import json
import logging
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from operations.mail import deliver_due
from operations.models import OutgoingMail

ADDRESS = "ada.reader@example.org"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings):
    """The house's own backend; pytest-django had put a mail box of its own there."""
    settings.EMAIL_BACKEND = "operations.mail.OutboxBackend"


class Refusing(BaseEmailBackend):
    """A mail server that is not there, and says whom it was asked to write to."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({ADDRESS: (550, b"no such reader")})


@pytest.fixture
def server_refuses(settings):
    settings.NEWSROOM_DELIVERY_BACKEND = f"{__name__}.{Refusing.__name__}"


def write(subject="Your reply", body="It is public now.") -> None:
    send_mail(subject, body, "paper@example.org", [ADDRESS])


def raw_rows() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM operations_outgoingmail")
        return repr(cursor.fetchall())


def test_a_mail_is_kept_first_and_not_sent_yet():
    write()
    assert OutgoingMail.objects.count() == 1
    assert mail.outbox == []


def test_neither_address_nor_text_stands_in_the_table():
    write()
    for secret in (ADDRESS, "ada.reader", "Your reply", "public now"):
        assert secret not in raw_rows()


def test_a_delivered_mail_leaves_no_row():
    write()
    assert deliver_due() == 1
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert not OutgoingMail.objects.exists()


def test_the_clock_delivers():
    write()
    call_command("clock")
    assert len(mail.outbox) == 1


def test_a_mail_is_delivered_once():
    write()
    deliver_due()
    deliver_due()
    assert len(mail.outbox) == 1


def test_every_part_of_a_mail_survives():
    sent = EmailMultiAlternatives(
        _("Grüße"),
        "plain",
        "paper@example.org",
        [ADDRESS],
        cc=["cc@example.org"],
        bcc=["bcc@example.org"],
        reply_to=["desk@example.org"],
        headers={"X-Story": "17", "List-Unsubscribe": "<mailto:stop@example.org>"},
    )
    sent.attach_alternative("<p>rich</p>", "text/html")
    sent.send()
    deliver_due()
    (got,) = mail.outbox
    for part in ("body", "from_email", "to", "cc", "bcc", "reply_to"):
        assert getattr(got, part) == getattr(sent, part), part
    assert got.subject == "Grüße"
    assert got.extra_headers == sent.extra_headers
    assert [tuple(a) for a in got.alternatives] == [("<p>rich</p>", "text/html")]


def test_a_mail_with_an_attachment_is_refused_instead_of_sent_without_it():
    message = EmailMessage("Subject", "text", to=[ADDRESS])
    message.attach("a.txt", "text", "text/plain")
    with pytest.raises(ValueError, match="attachments"):
        message.send()


def test_a_mail_that_is_not_taken_is_kept(server_refuses):
    write()
    assert deliver_due() == 0
    assert OutgoingMail.objects.get().attempts == 1


def test_the_reason_is_kept_without_the_address(server_refuses, caplog):
    write()
    with caplog.at_level(logging.DEBUG):
        deliver_due()
    assert OutgoingMail.objects.get().failure == "SMTPRecipientsRefused"
    assert ADDRESS not in raw_rows()
    assert ADDRESS not in caplog.text


def test_the_pauses_double_up_to_six_hours(server_refuses, time_machine):
    write()
    pauses = []
    for _attempt in range(12):
        deliver_due()
        pauses.append(OutgoingMail.objects.get().next_attempt_at - timezone.now())
        time_machine.move_to(timezone.now() + pauses[-1])
    seconds = [round(pause.total_seconds()) for pause in pauses]
    assert seconds[:4] == [30, 60, 120, 240]
    assert seconds[-2:] == [21_600, 21_600]


def test_during_the_pause_nothing_is_tried(server_refuses):
    write()
    deliver_due()
    deliver_due()
    assert OutgoingMail.objects.get().attempts == 1


def test_a_mail_kept_is_delivered_when_the_server_is_back(settings, time_machine):
    settings.NEWSROOM_DELIVERY_BACKEND = f"{__name__}.{Refusing.__name__}"
    write()
    deliver_due()
    settings.NEWSROOM_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    time_machine.move_to(timezone.now() + timedelta(minutes=1))
    assert deliver_due() == 1
    assert not OutgoingMail.objects.exists()


def test_one_mail_that_cannot_be_opened_does_not_keep_the_others(settings):
    kept, settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS, ["g" * 40]
    write("Lost")
    settings.FIELD_ENCRYPTION_KEYS = kept
    write("Found")
    assert deliver_due() == 1
    assert [message.subject for message in mail.outbox] == ["Found"]
    assert OutgoingMail.objects.defer("message").get().failure == "CannotOpen"


def test_a_mail_that_is_all_html_arrives_as_html():
    message = EmailMessage("Digest", "<p>Three stories</p>", to=[ADDRESS])
    message.content_subtype = "html"
    message.send()
    deliver_due()
    (arrived,) = mail.outbox
    assert arrived.message().get_content_type() == "text/html"


def test_a_mail_that_was_kept_before_its_kind_was_noted_still_leaves():
    write()
    row = OutgoingMail.objects.get()
    parts = json.loads(row.message)
    del parts["subtype"]
    row.message = json.dumps(parts)
    row.save()
    deliver_due()
    assert mail.outbox[0].message().get_content_type() == "text/plain"
