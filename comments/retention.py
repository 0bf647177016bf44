"""What is kept of readers, for how long, and the forgetting of what is past its time.

The days stand in the settings and nowhere else; the page for readers is made from them.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from comments.models import (
    Comment,
    Commenter,
    CommentRevision,
    Flag,
    ModerationAction,
)

logger = logging.getLogger("newsroom.comments")

BATCH = 500
Status = Comment.Status
# What readers do not see: decided against, or taken back.
REFUSED = (Status.REJECTED, Status.SPAM, Status.WITHDRAWN)
WIPED = ("name", "body", "findings", "network_hash", "wants_mail", "token_hash")
# Of these the newsroom has to know that they come again.
REMEMBERED = (
    Commenter.Standing.HELD,
    Commenter.Standing.SUSPENDED,
    Commenter.Standing.BANNED,
)


@dataclass(frozen=True)
class Terms:
    """For how many days something is kept."""

    network: int
    refused: int
    unconfirmed: int
    reports: int
    receipt: int


def terms() -> Terms:
    """The terms as the settings have them now."""
    return Terms(
        network=settings.NEWSROOM_KEEP_NETWORK_DAYS,
        refused=settings.NEWSROOM_KEEP_REFUSED_DAYS,
        unconfirmed=settings.NEWSROOM_KEEP_UNCONFIRMED_DAYS,
        reports=settings.NEWSROOM_KEEP_REPORTS_DAYS,
        receipt=settings.NEWSROOM_RECEIPT_DAYS,
    )


@dataclass(frozen=True)
class Forgotten:
    """How many of each were forgotten in one run."""

    networks: int
    texts: int
    wishes: int
    reports: int
    people: int

    def __str__(self):
        return (
            f"{self.networks} networks, {self.texts} refused texts, {self.wishes} "
            f"unconfirmed wishes for mail, {self.reports} settled reports and "
            f"{self.people} people without a reply"
        )


def forget_what_is_due() -> Forgotten:
    """Forget everything that is past its time, in batches; returns how much that was.

    A second run, or another clock at the same moment, finds what is left.
    """
    kept = terms()
    forgotten = Forgotten(
        networks=_forget_networks(_before(kept.network)),
        texts=_in_batches(lambda: _refused(_before(kept.refused)), _wipe),
        wishes=_in_batches(lambda: _unconfirmed(_before(kept.unconfirmed)), _unwish),
        reports=_in_batches(lambda: _settled(_before(kept.reports)), _delete),
        people=_in_batches(lambda: _without_reply(_before(kept.unconfirmed)), _delete),
    )
    if any(astuple(forgotten)):
        logger.info("Forgotten: %s.", forgotten)
    return forgotten


def _before(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def _in_batches(due: Callable[[], QuerySet], act: Callable) -> int:
    """Act on some rows at a time until none is due; locks are held for one batch only."""
    done = 0
    while keys := list(due().values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Asked again under the lock: something may have happened to them meanwhile.
            rows = due().model._base_manager.filter(pk__in=keys).select_for_update()
            locked = set(rows.values_list("pk", flat=True))
            done += act(due().filter(pk__in=locked))
    return done


def _forget_networks(before: datetime) -> int:
    """The hash of a network, of replies and of reports."""
    replies = Comment.objects.filter(network_hash__isnull=False, created_at__lt=before)
    reports = Flag.objects.filter(network_hash__isnull=False, made_at__lt=before)
    of_replies = _in_batches(lambda: replies.all(), _forget_network)
    return of_replies + _in_batches(lambda: reports.all(), _forget_network)


def _forget_network(rows: QuerySet) -> int:
    return rows.update(network_hash=None)


def _refused(before: datetime) -> QuerySet:
    """Replies that readers do not see, with text, of which nothing was decided since."""
    since = ModerationAction.objects.filter(comment=OuterRef("pk"), made_at__gte=before)
    return Comment.objects.filter(
        ~Exists(since), status__in=REFUSED, created_at__lt=before
    ).exclude(body="")


def _wipe(rows: Iterable[Comment]) -> int:
    """Text, name, findings and earlier texts go; the row and its record stay.

    The hash of the token is replaced, for it was computed from address and text.
    """
    comments = list(rows)
    token = Comment._meta.get_field("token_hash")
    for comment in comments:
        comment.name, comment.body, comment.findings = "", "", []
        comment.network_hash, comment.wants_mail = None, False
        comment.token_hash = token.hash(uuid4().hex)
    Comment.objects.bulk_update(comments, WIPED)
    CommentRevision.objects.filter(comment__in=comments).delete()
    return len(comments)


def _unconfirmed(before: datetime) -> QuerySet:
    return Comment.objects.filter(
        wants_mail=True, commenter__confirmed_at__isnull=True, created_at__lt=before
    )


def _unwish(rows: QuerySet) -> int:
    return rows.update(wants_mail=False)


def _settled(before: datetime) -> QuerySet:
    return Flag.objects.filter(settled_at__lt=before)


def _without_reply(before: datetime) -> QuerySet:
    """People of whom no text is left, unless something about them must be known again.

    That is a restriction by a moderator, a stop of all mail, and for a day that the one
    mail of the day has gone out.
    """
    with_text = Comment.objects.filter(commenter=OuterRef("pk")).exclude(body="")
    people = Commenter.objects.filter(~Exists(with_text), created_at__lt=before)
    is_restricted = people.filter(standing__in=REMEMBERED).exclude(
        suspended_until__lte=timezone.now()
    )
    people = people.filter(mail_stopped_at__isnull=True)
    people = people.exclude(confirmation_sent_at__gt=_before(1))
    return people.exclude(pk__in=is_restricted.values("pk"))


def _delete(rows: QuerySet) -> int:
    """Delete the rows; returns how many, without those that go with them."""
    _all, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)
