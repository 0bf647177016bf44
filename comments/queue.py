"""The read side for moderators: what waits, in which order, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments import claims
from comments.models import Claim, Comment, ModerationAction

PAGE_SIZE = 50
# So many comments are read in search of words; then the moderator is asked to go on.
READ_AT_MOST = 5000
LOOKED_THROUGH = 2000
CANDIDATES = 20  # more than colleagues who take the next comment in the same moment
Status = Comment.Status


class Queue(models.TextChoices):
    """The queues, each in its order: what waits, the oldest first; else the newest."""

    PENDING = "pending", _("Pending")
    REPORTED = "reported", _("Reported")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SPAM = "spam", _("Spam")


OLDEST_FIRST = {Queue.PENDING, Queue.REPORTED}


@dataclass(frozen=True)
class Sieve:
    """What a moderator wants to see of a queue; empty: all of it."""

    articles: Sequence[int] | None = None
    section: int | None = None
    person: int | None = None
    hours: int = 0  # sent at least so long ago
    within: int = 0  # sent not longer ago than so many hours
    words: str = ""  # in the text or the name
    held: str = ""  # in what is said of why it was held, or the name of a check
    reason: str = ""  # for which it was rejected

    def by_column(self) -> Q:
        """The part that indexes answer."""
        wanted = Q()
        if self.articles is not None:
            wanted &= Q(article__in=self.articles)
        if self.section:
            wanted &= Q(article__section=self.section)
        if self.person:
            wanted &= Q(commenter=self.person)
        if self.hours:
            wanted &= Q(created_at__lte=_ago(self.hours))
        if self.within:
            wanted &= Q(created_at__gt=_ago(self.within))
        return wanted

    def by_reading(self) -> Q:
        """The part for which texts are read, and so only READ_AT_MOST of them."""
        wanted = Q()
        if self.words:
            wanted &= Q(body__icontains=self.words) | Q(name__icontains=self.words)
        if self.held:
            check = f'"check": "{self.held}"'
            wanted &= Q(held_because__icontains=self.held) | Q(said__contains=check)
        if self.reason:
            wanted &= Q(Exists(_rejections(self.reason)))
        return wanted

    @property
    def needs_reading(self) -> bool:
        return bool(self.words or self.held or self.reason)


def _ago(hours: int) -> datetime:
    return timezone.now() - timedelta(hours=hours)


@dataclass(frozen=True)
class Found:
    """Some comments of a queue; `go_on_after` is where the search for more begins."""

    comments: list[Comment]
    go_on_after: int | None
    was_cut: bool  # the search stopped before the end of the queue


def for_staff(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """With all that the screens show of each comment, and never an address."""
    related = ("article__section", "parent", "commenter", "staff", "claim__moderator")
    loaded = comments.select_related(*related)
    return loaded.defer("article__body", "commenter__email", "commenter__email_hash")


def find(
    queue: str, sieve: Sieve, *, after: int = 0, limit: int = PAGE_SIZE, backwards=False
) -> Found:
    """The next comments of a queue after the comment `after`, in the queue's order.

    Three queries at most and no count of the whole, however many comments there are.
    """
    rest = _beyond(queue, after, backwards).filter(sieve.by_column())
    keys, go_on_after, was_cut = _search(rest, sieve, limit)
    ordered = _in_order(queue, Comment.objects.filter(pk__in=keys), backwards)
    return Found(list(for_staff(ordered)), go_on_after, was_cut)


def take_next(queue: str, sieve: Sieve, *, by, after: int = 0) -> Found:
    """The next comment that no colleague has before them, claimed for `by`."""
    rest = _beyond(queue, after, backwards=False).filter(sieve.by_column())
    free = rest.exclude(claims.of_others(by))
    keys, go_on_after, was_cut = _search(free, sieve, CANDIDATES)
    claim = claims.take_first(keys, by=by)
    taken = Comment.objects.filter(pk__in=[claim.comment_id] if claim else [])
    return Found(list(for_staff(taken)), go_on_after, was_cut)


def _search(
    rest: QuerySet, sieve: Sieve, limit: int
) -> tuple[list[int], int | None, bool]:
    """The keys of the first comments; where to go on; whether the search was cut."""
    if not sieve.needs_reading:
        keys = list(rest.values_list("pk", flat=True)[: limit + 1])
        return keys[:limit], keys[limit - 1] if len(keys) > limit else None, False
    read = Comment.objects.filter(pk__in=rest.values("pk")[:READ_AT_MOST])
    read = read.annotate(said=Cast("findings", TextField())).filter(sieve.by_reading())
    ordered = read.order_by(*rest.query.order_by)
    keys = list(ordered.values_list("pk", flat=True)[:limit])
    if len(keys) == limit:
        return keys, keys[-1], False
    last = rest.values_list("pk", flat=True)[READ_AT_MOST - 1 : READ_AT_MOST].first()
    return keys, last, last is not None


def claim_of(comment: Comment) -> Claim | None:
    """The claim on a loaded comment that has not ended; no query."""
    claim = getattr(comment, "claim", None)
    return claim if claim and claim.until > timezone.now() else None


def _of_queue(queue: str) -> QuerySet[Comment]:
    if queue == Queue.REPORTED:
        return Comment.objects.filter(flag_count__gt=0)
    return Comment.objects.filter(status=queue)


def _in_order(queue: str, comments, backwards: bool):
    ascending = (queue in OLDEST_FIRST) is not backwards
    return comments.order_by("pk" if ascending else "-pk")


def _beyond(queue: str, after: int, backwards: bool) -> QuerySet[Comment]:
    comments = _in_order(queue, _of_queue(queue), backwards)
    if not after:
        return comments
    ascending = (queue in OLDEST_FIRST) is not backwards
    return comments.filter(pk__gt=after) if ascending else comments.filter(pk__lt=after)


def _rejections(reason: str):
    return ModerationAction.objects.filter(
        comment=OuterRef("pk"), to_status=Status.REJECTED, reason=reason
    )


def count_up_to(queue: str, limit: int = 1000) -> int:
    """How many a queue holds; stops counting at `limit`, so that it stays quick."""
    return _of_queue(queue).order_by()[:limit].count()


def stories_with_pending(limit: int) -> list[dict]:
    """The stories that have replies waiting, the longest waiting first; two queries.

    Each as `article_id`, `headline`, `waiting` and the time of the oldest, `since`.
    Looked for among the oldest LOOKED_THROUGH replies, so that it stays quick.
    """
    oldest = Comment.objects.pending().order_by("pk")
    seen = oldest.values_list("article_id", "created_at")[:LOOKED_THROUGH]
    since: dict[int, datetime] = {}
    for story, sent in seen:
        since[story] = min(since.get(story, sent), sent)
    stories = sorted(since, key=lambda story: (since[story], story))[:limit]
    waiting = Comment.objects.pending().filter(article__in=stories)
    counted = waiting.values("article_id", headline=F("article__headline"))
    rows = {row["article_id"]: row for row in counted.annotate(waiting=Count("pk"))}
    return [rows[pk] | {"since": since[pk]} for pk in stories if pk in rows]
