"""The read side for moderators: what waits, and what is known about who sent it."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Min

from comments.models import Comment

PAGE_SIZE = 20
Status = Comment.Status


@dataclass(frozen=True)
class QueueEntry:
    """A comment as moderators see it: with its parent and its sender's record."""

    comment: Comment
    history: dict[str, int]

    @property
    def history_text(self) -> str:
        """“3 approved, 1 rejected”, over all stories; empty for a first reply."""
        counted = (
            f"{count} {Status(status).label.lower()}"
            for status, count in self.history.items()
        )
        return ", ".join(counted)


@dataclass(frozen=True)
class QueuePage:
    """Some entries of one queue, oldest first, and where the next page begins."""

    entries: list[QueueEntry]
    next_after: int | None


def queue_page(status: str, *, after: int = 0) -> QueuePage:
    """The comments of one status that were sent after the comment `after`.

    Three queries and no count of the whole, however many comments there are.
    """
    queue = Comment.objects.filter(status=status, pk__gt=after).order_by("pk")
    found = list(queue.select_related("article", "parent")[: PAGE_SIZE + 1])
    comments, has_more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    histories = _histories(comments)
    entries = [
        QueueEntry(comment, _without(histories[comment.commenter_id], comment))
        for comment in comments
    ]
    return QueuePage(entries, comments[-1].pk if has_more else None)


def _histories(comments) -> dict[int | None, Counter]:
    people = {comment.commenter_id for comment in comments} - {None}
    rows = Comment.objects.filter(commenter__in=people)
    histories: dict[int | None, Counter] = defaultdict(Counter)
    for person, status in rows.values_list("commenter_id", "status"):
        histories[person][status] += 1
    return histories


def _without(history: Counter, comment: Comment) -> dict[str, int]:
    return {
        status: count - (status == comment.status)
        for status, count in history.items()
        if count - (status == comment.status) > 0
    }


def pending_count(limit: int = 1000) -> int:
    """How many replies wait; stops counting at `limit`, so that it stays quick."""
    return Comment.objects.pending()[:limit].count()


def stories_with_pending(limit: int) -> list[dict]:
    """The stories that have replies waiting, the longest waiting first; one query.

    Each as `article_id`, `headline`, `waiting` and the time of the oldest, `since`.
    """
    pending = Comment.objects.pending().values(
        "article_id", headline=F("article__headline")
    )
    counted = pending.annotate(waiting=Count("pk"), since=Min("created_at"))
    return list(counted.order_by("since", "article_id")[:limit])
