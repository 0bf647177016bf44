"""Taking a part out of a reader's text: cutting only, marked, with the old text kept."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment, CommentRevision, ModerationAction
from comments.moderation import MODERATE, NotPossible, TextChanged
from comments.signals import comment_status_changed

MARK = "[…]"  # what readers see where something was cut
Status = Comment.Status
Span = tuple[int, int]


class NotACut(NotPossible):
    """The text is not the old one with parts taken out. Says so in a sentence."""


def cut(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by the mark; nothing else can come of it.

    The spans are in order, not empty, and do not overlap: else NotACut.
    """
    pieces, end = [], 0
    for start, stop in spans:
        if not end <= start < stop <= len(text):
            raise NotACut(_("These parts of the text cannot be cut."))
        pieces += [text[end:start], MARK]
        end = stop
    return "".join([*pieces, text[end:]])


def spans_between(old: str, new: str) -> list[Span]:
    """What was cut to make `new` of `old`. Raises NotACut if that is not how it came.

    Every part of `new` between two marks must stand in `old`, in the same order, with
    at least one letter gone in between.
    """
    first, *others = new.split(MARK)
    if not others:
        raise NotACut(_("Put %(mark)s where something is to go.") % {"mark": MARK})
    if not old.startswith(first):
        raise _words_of_another()
    *middle, last = others
    spans, at = [], len(first)
    for piece in middle:
        found = old.find(piece, at + 1)
        if found < 0:
            raise _words_of_another()
        spans.append((at, found))
        at = found + len(piece)
    end = len(old) - len(last)
    if end <= at or not old.endswith(last):
        raise _words_of_another()
    return [*spans, (at, end)]


def _words_of_another() -> NotACut:
    return NotACut(
        _("Parts can only be cut, each replaced by %(mark)s. Nothing may be added.")
        % {"mark": MARK}
    )


@transaction.atomic
def redact(
    *, comment_id: int, new_body: str, by, reason: str, note: str = "", revision: int
) -> Comment:
    """Cut parts out of a text that is public or waits; returns the comment.

    The old text is kept as a CommentRevision, the act is recorded, readers see the
    mark. Raises PermissionDenied, Comment.DoesNotExist, NotPossible.
    """
    if not by.has_perm(MODERATE):
        raise PermissionDenied(_("You may not change comments."))
    comment = Comment.objects.select_for_update().get(pk=comment_id)
    _check(comment, reason, revision)
    old = _lines(comment.body)
    body = cut(old, spans_between(old, _lines(new_body)))
    _keep(comment)
    comment.body, comment.revision = body, comment.revision + 1
    comment.redacted_at = timezone.now()
    comment.save(update_fields=["body", "revision", "redacted_at"])
    _record(comment, by, reason, note)
    transaction.on_commit(
        lambda: comment_status_changed.send(sender=Comment, comment=comment)
    )
    return comment


def _lines(text: str) -> str:
    """With the line ends of a form made plain, for browsers change them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check(comment: Comment, reason: str, revision: int) -> None:
    if comment.status not in {Status.PENDING, Status.APPROVED}:
        raise NotPossible(_("Only a reply that is public or waits can be redacted."))
    if not reason:
        raise NotPossible(_("Choose a reason for the cut."))
    if comment.revision != revision:
        raise TextChanged(
            _("The text has changed since you saw it. Read it again and decide.")
        )


def _keep(comment: Comment) -> None:
    CommentRevision.objects.create(
        comment=comment,
        kind=CommentRevision.Kind.REDACTION,
        number=comment.revision,
        body=comment.body,
    )


def _record(comment: Comment, by, reason: str, note: str) -> None:
    ModerationAction.objects.create(
        comment=comment,
        deed=ModerationAction.Deed.REDACTION,
        actor=ModerationAction.Actor.MODERATOR,
        moderator=by,
        from_status=comment.status,
        to_status=comment.status,
        reason=reason,
        note=note,
        revision=comment.revision,
    )
