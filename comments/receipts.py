"""Receipt links: unguessable, expiring, known to the sender only."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment

SIGNER = signing.Signer(salt="comments.receipt")


def receipt_url(comment: Comment) -> str:
    """The address of a comment's receipt, always the same one.

    So a replayed submission gets the receipt that it got the first time.
    """
    return reverse("comment_receipt", args=[SIGNER.sign_object(comment.pk)])


def comment_of_receipt(key: str) -> Comment | None:
    """The comment that a key opens; None for a forged or expired one."""
    try:
        pk = SIGNER.unsign_object(key)
    except signing.BadSignature:
        return None
    oldest = timezone.now() - timedelta(days=settings.NEWSROOM_RECEIPT_DAYS)
    found = Comment.objects.select_related("article")
    return found.filter(pk=pk, created_at__gt=oldest).first()
