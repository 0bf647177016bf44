"""The one place where a comment's status changes, and the record of each change."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.prepared_writes import PreparedInsert
from comments.flags import settle_flags, settle_with_decision
from comments.models import Comment, Discussion, ModerationAction
from comments.signals import comment_status_changed

Status = Comment.Status
Actor = ModerationAction.Actor

# From each status, what it may become. A withdrawn reply stays withdrawn.
MODERATOR_MAY = {
    Status.PENDING: {Status.APPROVED, Status.REJECTED, Status.SPAM},
    Status.APPROVED: {Status.PENDING, Status.REJECTED, Status.SPAM},
    Status.REJECTED: {Status.PENDING, Status.APPROVED, Status.SPAM},
    Status.SPAM: {Status.PENDING, Status.APPROVED, Status.REJECTED},
    Status.WITHDRAWN: set(),
}
SENDER_MAY = {
    Status.PENDING: {Status.WITHDRAWN},
    Status.APPROVED: {Status.WITHDRAWN},
    Status.SPAM: {Status.WITHDRAWN},
}
# Who has all about himself or herself erased takes back whatever there is.
ERASED_MAY = {status: {Status.WITHDRAWN} for status in Status}

RECORDED = PreparedInsert(ModerationAction)

MODERATE = "comments.moderate_comment"


class NotPossible(Exception):
    """The comment cannot go from its status to the wanted one. Says so in a sentence."""


class TextChanged(NotPossible):
    """The text that was judged is not the one that the comment has now."""


def decide(
    *,
    comment_id: int,
    to: str,
    by,
    reason: str = "",
    note: str = "",
    revision: int | None = None,
    seen: str = "",
) -> Comment:
    """A moderator's decision: set the status, record it; returns the comment.

    Deciding what is already so changes and records nothing but that open reports are
    settled. `revision` and `seen` are the text and the status that the moderator had
    before them: TextChanged is raised for another text, NotPossible when a colleague
    has decided since. Raises PermissionDenied, Comment.DoesNotExist,
    NotPossible.
    """
    _refuse_strangers(by)
    record = ModerationAction(
        actor=Actor.MODERATOR, moderator=by, to_status=to, reason=reason, note=note
    )
    return _change(comment_id, record, MODERATOR_MAY, revision=revision, seen=seen)


def take_back(*, act: ModerationAction, reason: str, by) -> Comment:
    """Give a comment the status that it had before a decision; see comments.undoing.

    `reason` is why it had that one. Raises PermissionDenied, and NotPossible when
    somebody has decided since.
    """
    _refuse_strangers(by)
    latest = _latest_decision(act.comment_id)
    if latest is None or latest.pk != act.pk:
        raise NotPossible(_("Somebody has decided since; nothing was taken back."))
    record = ModerationAction(
        actor=Actor.MODERATOR,
        moderator=by,
        to_status=act.from_status,
        reason=reason,
        note=_("Taken back."),
        undoes=act,
    )
    return _change(act.comment_id, record, MODERATOR_MAY, seen=act.to_status)


def _refuse_strangers(by) -> None:
    if not by.has_perm(MODERATE):
        raise PermissionDenied(_("You may not decide about comments."))


def _latest_decision(comment_id: int) -> ModerationAction | None:
    decisions = ModerationAction.objects.select_related("moderator").filter(
        comment=comment_id, deed=ModerationAction.Deed.STATUS
    )
    return decisions.order_by("-pk").first()


def withdraw(*, comment_id: int) -> Comment:
    """The sender takes a reply back. Raises Comment.DoesNotExist, NotPossible."""
    record = ModerationAction(actor=Actor.SENDER, to_status=Status.WITHDRAWN)
    return _change(comment_id, record, SENDER_MAY)


def begin(comment: Comment) -> None:
    """Record the status that a new reply was given by rule; count it if it is public.

    Inside the transaction that stores the reply.
    """
    record = ModerationAction(
        comment=comment,
        actor=Actor.RULE,
        to_status=comment.status,
        note=comment.held_because,
        revision=comment.revision,
    )
    RECORDED.do(record)
    if comment.status == Status.APPROVED:
        _count(comment, "", comment.status)
        transaction.on_commit(
            lambda: comment_status_changed.send(sender=Comment, comment=comment)
        )


def withdraw_erased(*, comment_id: int) -> Comment:
    """Withdraw a reply that is being erased, whatever its status; see comments.erasure."""
    record = ModerationAction(actor=Actor.SENDER, to_status=Status.WITHDRAWN)
    return _change(comment_id, record, ERASED_MAY)


def record_edit(*, comment: Comment, to: str, note: str = "") -> None:
    """Record that its sender changed the text, which now has the status `to`.

    The caller holds the lock of the comment and has stored the text; see
    comments.editing.
    """
    record = ModerationAction(
        deed=ModerationAction.Deed.EDIT, actor=Actor.SENDER, to_status=to, note=note
    )
    _set_status(comment, record)


@transaction.atomic
def _change(
    comment_id: int,
    record: ModerationAction,
    allowed: dict,
    *,
    revision: int | None = None,
    seen: str = "",
) -> Comment:
    comment = Comment.objects.select_for_update().get(pk=comment_id)
    before, after = comment.status, record.to_status
    if seen and before != seen:
        _refuse_if_others_decided(comment, record)
    if revision not in (None, comment.revision):
        raise TextChanged(
            _("The text has changed since you saw it. Read it again and decide.")
        )
    if before == after:
        if comment.flag_count and record.moderator:
            settle_flags(comment=comment, by=record.moderator)
        return comment
    if after not in allowed.get(before, ()):
        raise NotPossible(
            _("A comment that is %(before)s cannot become %(after)s.")
            % {"before": Status(before).label.lower(), "after": after}
        )
    if after == Status.APPROVED and not comment.body:
        raise NotPossible(
            _("The text of this comment was deleted when its time was up.")
        )
    _set_status(comment, record)
    return comment


def _set_status(comment: Comment, record: ModerationAction) -> None:
    before, after = comment.status, record.to_status
    comment.status = after
    comment.was_public = comment.was_public or after == Status.APPROVED
    comment.save(update_fields=["status", "was_public"])
    record.comment, record.from_status = comment, before
    record.revision = comment.revision
    record.save()
    settle_with_decision(comment=comment, by=record.moderator)
    _count(comment, before, after)
    transaction.on_commit(
        lambda: comment_status_changed.send(sender=Comment, comment=comment)
    )


def _refuse_if_others_decided(comment: Comment, record: ModerationAction) -> None:
    """Say who was quicker. One's own second click on the same button is no conflict."""
    latest = _latest_decision(comment.pk)
    who = latest.moderator if latest else None
    if who and who == record.moderator and comment.status == record.to_status:
        return
    facts = {
        "who": name_of(who) if who else _("Its sender, or a rule"),
        "status": comment.get_status_display().lower(),
    }
    raise NotPossible(
        _("%(who)s was quicker: the reply is %(status)s now. Nothing was changed.")
        % facts
    )


def name_of(user) -> str:
    """A member of staff as colleagues know them."""
    return user.get_full_name() or user.get_username()


def _count(comment: Comment, before: str, after: str) -> None:
    """Keep the numbers of public replies exact, each under the lock of its row.

    Of the story, and of the first-level comment that this one stands below. Always in
    this order after the comment itself, so that no two decisions wait for each other.
    """
    step = (after == Status.APPROVED) - (before == Status.APPROVED)
    if not step:
        return
    if comment.depth:
        opening = Comment.objects.filter(pk=comment.root_id)
        opening.update(reply_count=F("reply_count") + step)
    Discussion.objects.get_or_create(article_id=comment.article_id)
    row = Discussion.objects.filter(article_id=comment.article_id)
    row.update(approved_count=F("approved_count") + step)
