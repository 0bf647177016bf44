"""Readers' reports of public comments: made once from a network, settled by moderators."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import ArticlePage
from comments.models import Comment, Flag, ModerationAction
from comments.rules import rules_of


class CannotReport(Exception):
    """There is nothing here that readers see; which reason, nobody learns."""


def shown_comment(comment_id: int) -> Comment:
    """A comment that readers see now, with its story. Raises CannotReport."""
    found = Comment.objects.approved().select_related("article")
    comment = found.filter(pk=comment_id).first()
    if comment is None or not _shows_replies(comment.article_id):
        raise CannotReport
    return comment


def _shows_replies(article_id: int) -> bool:
    article = ArticlePage.objects.published().filter(pk=article_id).first()
    return article is not None and rules_of(article).shows_replies


def report(*, comment_id: int, reason: str, network: str, note: str = "") -> bool:
    """A reader's report of a public comment; False if the same network has an open one.

    `network` as `comments.privacy.network_of` gives it; kept as a keyed hash. Raises
    CannotReport, and ValidationError for an unknown reason or too long a note.
    """
    comment = shown_comment(comment_id)
    field = Flag._meta.get_field("network_hash")
    flag = Flag(
        comment=comment, reason=reason, note=note, network_hash=field.hash(network)
    )
    flag.clean_fields()
    return _store(flag, network)


@transaction.atomic
def _store(flag: Flag, network: str) -> bool:
    # The lock comes first: a decision that settles all reports must not miss this one.
    comment = Comment.objects.select_for_update().get(pk=flag.comment_id)
    if comment.status != Comment.Status.APPROVED:
        raise CannotReport
    if open_flags(comment).filter(network_hash__matches=network).exists():
        return False
    flag.save(force_insert=True)
    _recount(comment)
    return True


def open_flags(comment: Comment):
    """The reports of a comment that nobody has settled yet, the oldest first."""
    return comment.flags.filter(settled_at__isnull=True)


@transaction.atomic
def settle_flags(*, comment: Comment, by) -> int:
    """A moderator has looked and leaves the comment as it is; how many were settled.

    Recorded, if there were any. Raises PermissionDenied.
    """
    if not by.has_perm("comments.moderate_comment"):
        raise PermissionDenied(_("You may not decide about comments."))
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    settled = settle_with_decision(comment=locked, by=by)
    if settled:
        ModerationAction.objects.create(
            comment=locked,
            deed=ModerationAction.Deed.FLAGS,
            actor=ModerationAction.Actor.MODERATOR,
            moderator=by,
            from_status=locked.status,
            to_status=locked.status,
            revision=locked.revision,
        )
    comment.flag_count = locked.flag_count
    return settled


def settle_with_decision(*, comment: Comment, by) -> int:
    """Close the reports of a comment that was decided about; how many there were.

    Part of a decision, which is recorded itself and holds the lock of the comment.
    """
    if not comment.flag_count:
        return 0
    settled = open_flags(comment).update(settled_at=timezone.now(), settled_by=by)
    _recount(comment)
    return settled


def _recount(comment: Comment) -> None:
    comment.flag_count = open_flags(comment).count()
    comment.save(update_fields=["flag_count"])
