"""What is known about a person who replies, for moderators: never the address."""

from collections import Counter
from dataclasses import dataclass

from comments.models import Comment, Commenter
from comments.queue import for_staff

COUNTED_AT_MOST = 1000
LATEST = 10
PAGE_SIZE = 50
Status = Comment.Status


@dataclass(frozen=True)
class History:
    """A person's other replies over all stories: how many of each status, the latest."""

    counts: dict[str, int]
    was_cut: bool
    latest: list[Comment]

    @property
    def counted(self) -> list[tuple[str, str, int]]:
        """Status, its name and the number, in the order of the statuses."""
        return [
            (status, str(Status(status).label), self.counts[status])
            for status in Status.values
            if self.counts.get(status)
        ]

    @property
    def text(self) -> str:
        """“3 approved, 1 rejected”; empty for a first reply."""
        return ", ".join(f"{count} {label.lower()}" for _, label, count in self.counted)


def person(commenter_id: int) -> Commenter:
    """The person without the address. Raises Commenter.DoesNotExist."""
    return Commenter.objects.defer("email", "email_hash").get(pk=commenter_id)


def history(commenter_id: int | None, *, besides: int | None = None) -> History:
    """What a person sent, without the comment `besides`; two queries."""
    if commenter_id is None:
        return History({}, False, [])
    sent = Comment.objects.filter(commenter=commenter_id)
    others = sent.exclude(pk=besides) if besides else sent
    statuses = list(others.values_list("status", flat=True)[: COUNTED_AT_MOST + 1])
    latest = others.select_related("article").defer("article__body")
    return History(
        counts=dict(Counter(statuses[:COUNTED_AT_MOST])),
        was_cut=len(statuses) > COUNTED_AT_MOST,
        latest=list(latest.order_by("-pk")[:LATEST]),
    )


def comments_of(
    commenter_id: int, *, after: int = 0
) -> tuple[list[Comment], int | None]:
    """A page of a person's comments, the newest first, and after which the next begins."""
    sent = Comment.objects.filter(commenter=commenter_id).order_by("-pk")
    older = sent.filter(pk__lt=after) if after else sent
    found = list(for_staff(older)[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    return page, page[-1].pk if len(found) > PAGE_SIZE else None
