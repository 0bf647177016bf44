"""What a moderator does at the workbench: decide, one or many, and answer.

A decision also ends the claim on the comment.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from comments import claims, moderation, posting
from comments.models import Comment
from comments.moderation import NotPossible

Status = Comment.Status
BATCH = 100  # comments that one act may change
COUNT_TYPED_ABOVE = 20
LONGEST_NAME = 60  # as the columns of Comment hold it


@dataclass(frozen=True)
class Shown:
    """A comment as a moderator had it before them: its text and its status."""

    comment_id: int
    revision: int | None = None
    status: str = ""


@dataclass
class Outcome:
    """What became of a batch: the comments that were changed, and why others were not."""

    changed: list[Comment] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@transaction.atomic
def decide(*, shown: Shown, to: str, by, reason: str = "", note: str = "") -> Comment:
    """Decide about the comment that was shown. Raises as `moderation.decide` does."""
    if to == Status.REJECTED and not reason:
        raise NotPossible(_("Choose a reason for the rejection."))
    comment = moderation.decide(
        comment_id=shown.comment_id,
        to=to,
        by=by,
        reason=reason,
        note=note,
        revision=shown.revision,
        seen=shown.status,
    )
    claims.release(comment_id=comment.pk)
    return comment


def decide_many(
    *,
    shown: Sequence[Shown],
    to: str,
    by,
    reason: str = "",
    note: str = "",
    typed: int | None = None,
) -> Outcome:
    """Decide about each of some comments; each has its own record.

    Above COUNT_TYPED_ABOVE the moderator types how many there are. What cannot be
    changed is named and stops nothing. Raises NotPossible for the batch as a whole.
    """
    _check_batch(len(shown), to, reason, typed)
    outcome = Outcome()
    names = dict(
        Comment.objects.filter(pk__in=[one.comment_id for one in shown]).values_list(
            "pk", "name"
        )
    )
    for one in shown:
        if one.comment_id not in names:
            outcome.refused.append((f"#{one.comment_id}", _("It is gone.")))
            continue
        try:
            done = decide(shown=one, to=to, by=by, reason=reason, note=note)
        except NotPossible as refusal:
            outcome.refused.append((names[one.comment_id], str(refusal)))
        else:
            outcome.changed.append(done)
    return outcome


def _check_batch(count: int, to: str, reason: str, typed: int | None) -> None:
    if not count:
        raise NotPossible(_("Choose at least one reply."))
    if count > BATCH:
        raise NotPossible(_("At most %(most)d replies at once.") % {"most": BATCH})
    if to == Status.REJECTED and not reason:
        raise NotPossible(_("Choose a reason for the rejection."))
    if count > COUNT_TYPED_ABOVE and typed != count:
        raise NotPossible(
            _("You chose %(count)d replies. Type this number to go on.")
            % {"count": count}
        )


@transaction.atomic
def answer(*, shown: Shown, body: str, by) -> Comment:
    """Publish a reply by staff to the comment that was shown, and let that one through.

    Name and badge are those of the member of staff, see `voice_of`. Raises
    PermissionDenied, NotPossible, posting.CannotReply.
    """
    body = body.replace("\r\n", "\n").strip()
    if not body:
        raise NotPossible(_("Write your reply first."))
    if len(body) > settings.NEWSROOM_REPLY_MAX_LENGTH:
        raise NotPossible(_("Your reply is too long; nothing was cut."))
    comment = decide(shown=shown, to=Status.APPROVED, by=by)
    name, title = voice_of(by)
    return posting.reply_as_staff(
        article_id=comment.article_id,
        parent_id=comment.pk,
        body=body,
        name=name,
        title=title,
        by=by,
    )


def voice_of(user) -> tuple[str, str]:
    """The name and the badge under which a member of staff answers readers.

    From the author page that belongs to the account; nobody types them.
    """
    author = getattr(user, "author", None)
    name = author.name if author else moderation.name_of(user)
    title = (author.job_title if author else "") or _("Staff")
    return name[:LONGEST_NAME], title[:LONGEST_NAME]
