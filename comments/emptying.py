"""Take replies out of the tables: whole, or all but the place that they had."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import uuid4

from django.db.models import QuerySet

from comments import moderation
from comments.letters import absolute
from comments.models import Claim, Comment, CommentRevision, Flag, ModerationAction
from comments.signals import waiting_mail_unwanted

BATCH = 500


@dataclass(frozen=True)
class Emptied:
    """What was taken out; how many places were kept because of decisions, of answers."""

    replies: int
    earlier_texts: int
    reports: int
    mails: int
    decided: int
    answered: int


def erase_replies(replies: QuerySet[Comment], *, address: str) -> Emptied:
    """Erase these replies with all that hangs on them; in the caller's transaction.

    A reply that others have answered, or that a moderator decided about, leaves a row
    without text, name and person; so threads and the record of decisions stay whole.
    Mails that wait for `address` or tell of one of the replies are taken back.
    """
    own = _locked(replies)
    keys = [comment.pk for comment in own]
    decided = _decided(keys)
    answered = _answered(keys, stay=decided)
    for comment in own:
        moderation.withdraw_erased(comment_id=comment.pk)  # keeps every count exact
    texts, reports = _take_out_what_hangs_on(keys)
    _empty(decided | answered)
    _delete(set(keys) - decided - answered)
    links = [absolute(comment.get_absolute_url()) for comment in own]
    mails = _take_back_mails(address, links)
    return Emptied(
        len(own), texts, reports, mails, len(decided), len(answered - decided)
    )


def _locked(replies: QuerySet[Comment]) -> list[Comment]:
    """The replies under lock, by story: an answer comes before this, or is refused.

    Locked like a decision does it, a reply before the one that opens its thread, whose
    answers are counted; so that neither waits for the other.
    """
    paths = dict(replies.values_list("pk", "path"))
    openings = {int(path.partition("/")[0], 16) for path in paths.values()}
    found = []
    for batch in _in_batches(paths.keys() | openings):
        rows = Comment.objects.select_for_update().filter(pk__in=batch)
        found += [row for row in rows.order_by("-pk") if row.pk in paths]
    return sorted(found, key=lambda row: (row.article_id, -row.pk))


def _in_batches(keys):
    """The latest first, so that an answer always goes before what it answers."""
    ordered = sorted(keys, reverse=True)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))


def _decided(keys: list[int]) -> set[int]:
    """Those about which a member of staff has decided something."""
    found: set[int] = set()
    for batch in _in_batches(keys):
        acts = ModerationAction.objects.filter(
            comment__in=batch, actor=ModerationAction.Actor.MODERATOR
        )
        found.update(acts.values_list("comment_id", flat=True))
    return found


def _answered(keys: list[int], *, stay: set[int]) -> set[int]:
    """Those below which something remains: the reply of another, or a row that stays."""
    answers = defaultdict(list)
    for batch in _in_batches(keys):
        below = Comment.objects.filter(parent__in=batch)
        for parent, answer in below.values_list("parent_id", "pk"):
            answers[parent].append(answer)
    own, found = set(keys), set()
    for key in sorted(keys, reverse=True):
        if any(a not in own or a in stay or a in found for a in answers[key]):
            found.add(key)
    return found


def _take_out_what_hangs_on(keys: list[int]) -> tuple[int, int]:
    texts = reports = 0
    for batch in _in_batches(keys):
        texts += CommentRevision.objects.filter(comment__in=batch).delete()[0]
        reports += Flag.objects.filter(comment__in=batch).delete()[0]
        Claim.objects.filter(comment__in=batch).delete()
    return texts, reports


def _empty(keys: set[int]) -> None:
    """Leave the place, its dates and who decided; nothing of the person."""
    for batch in _in_batches(keys):
        Comment.objects.filter(pk__in=batch).update(
            commenter=None,
            name="",
            body="",
            held_because="",
            findings=[],
            flag_count=0,
            network_hash=None,
            wants_mail=False,
            picked_at=None,
        )
        # The one change ever made to the record: a note may repeat what was written.
        ModerationAction._base_manager.filter(comment__in=batch).update(note="")
    tokens = Comment._meta.get_field("token_hash")
    for key in keys:
        # The old hash was made of address and text; it must not find this row again.
        Comment.objects.filter(pk=key).update(token_hash=tokens.hash(uuid4().hex))


def _delete(keys: set[int]) -> None:
    for batch in _in_batches(keys):
        Comment.objects.filter(pk__in=batch).delete()


def _take_back_mails(address: str, links: list[str]) -> int:
    answers = waiting_mail_unwanted.send(sender=Comment, address=address, links=links)
    return sum(int(count or 0) for _receiver, count in answers)
