"""Who gets mail about replies: asked for, confirmed by the address's owner, stoppable."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from comments.address_links import owner_url, stop_url
from comments.letters import send_letter
from comments.models import Comment, Commenter
from comments.signals import waiting_mail_unwanted

Status = Comment.Status

BETWEEN_LETTERS = timedelta(days=1)
# Spam is among them, for its sender cannot tell it from what is pending.
MAY_ASK = (Status.PENDING, Status.APPROVED, Status.SPAM)


@transaction.atomic
def ask_for_mail(*, comment_id: int, wanted: bool) -> None:
    """Note whether the sender of a reply wants mail when it is answered.

    None is sent before the owner of the address has confirmed it, for whoever asks
    here may have given the address of somebody else.
    """
    asked = Comment.objects.filter(pk=comment_id, status__in=MAY_ASK)
    if not asked.update(wants_mail=wanted) or not wanted:
        return
    unconfirmed = Commenter.objects.filter(
        comments=comment_id, confirmed_at__isnull=True
    )
    for person in unconfirmed.values_list("pk", flat=True):
        send_owner_link(commenter_id=person)


@transaction.atomic
def send_owner_link(*, commenter_id: int) -> bool:
    """Write to an address how its owner gets at what is kept; False if none was written.

    At most once in 24 hours and never to who wanted no mail. Nothing in it was typed by
    whoever asked, so that nobody can use us to write to strangers.
    """
    now = timezone.now()
    never_or_long_ago = Q(confirmation_sent_at__isnull=True) | Q(
        confirmation_sent_at__lte=now - BETWEEN_LETTERS
    )
    due = Commenter.objects.filter(
        never_or_long_ago, pk=commenter_id, mail_stopped_at__isnull=True
    )
    if not due.update(confirmation_sent_at=now):
        return False
    person = Commenter.objects.get(pk=commenter_id)
    send_letter(
        to=person.email,
        template="owner_link",
        context={
            "link": owner_url(person),
            "hours": settings.NEWSROOM_ADDRESS_LINK_HOURS,
        },
        stop=stop_url(person),
    )
    return True


def confirm(*, commenter_id: int) -> None:
    """The owner of the address wants the mails that were asked for with it."""
    rows = Commenter.objects.filter(pk=commenter_id)
    rows.update(confirmed_at=timezone.now(), mail_stopped_at=None)


@transaction.atomic
def stop_mail(*, commenter_id: int) -> None:
    """No mail any more, and none that waits already. It holds until `start_mail`."""
    person = Commenter.objects.select_for_update().filter(pk=commenter_id).first()
    if person is None:
        return
    if person.mail_stopped_at is None:
        person.mail_stopped_at = timezone.now()
        person.save(update_fields=["mail_stopped_at"])
    if person.email:
        waiting_mail_unwanted.send(sender=Commenter, address=person.email, links=[])


def start_mail(*, commenter_id: int) -> None:
    """Take the stop back: mail may come again, for what it was confirmed before."""
    Commenter.objects.filter(pk=commenter_id).update(mail_stopped_at=None)
