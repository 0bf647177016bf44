"""Receipt links: unguessable, expiring, known to the sender only; what they show."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from comments.editing import editable_until
from comments.export import told_reason
from comments.models import Comment
from comments.moderation import SENDER_MAY
from comments.subscriptions import MAY_ASK

SIGNER = signing.Signer(salt="comments.receipt")


@dataclass(frozen=True)
class Receipt:
    """A reply as its sender sees it: what became of it, why, and what can be done."""

    comment: Comment
    key: str

    @property
    def reason(self) -> str:
        return told_reason(self.comment)

    @property
    def editable_until(self) -> datetime | None:
        return editable_until(self.comment)

    @property
    def may_withdraw(self) -> bool:
        return self.comment.status in SENDER_MAY

    @property
    def may_ask_for_mail(self) -> bool:
        return self.comment.status in MAY_ASK

    @property
    def expires_at(self) -> datetime:
        days = timedelta(days=settings.NEWSROOM_RECEIPT_DAYS)
        return self.comment.created_at + days

    @property
    def url(self) -> str:
        return reverse("comment_receipt", args=[self.key])


def receipt_url(comment: Comment) -> str:
    """The address of a comment's receipt, always the same one.

    So a replayed submission gets the receipt that it got the first time.
    """
    return reverse("comment_receipt", args=[SIGNER.sign_object(comment.pk)])


def comment_of_receipt(key: str) -> Comment | None:
    """The comment that a key opens; None for a forged, expired or erased one."""
    try:
        pk = SIGNER.unsign_object(key)
    except signing.BadSignature:
        return None
    oldest = timezone.now() - timedelta(days=settings.NEWSROOM_RECEIPT_DAYS)
    found = Comment.objects.select_related("article").exclude(name="")
    return found.filter(pk=pk, created_at__gt=oldest).first()
