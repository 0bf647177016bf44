"""What was sent before: bounded reads along indexes, each done once for a reply."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from django.utils import timezone

from comments.models import Comment, Commenter

LATEST = 20
NETWORK_LOOKBACK = timedelta(days=1)
Status = Comment.Status
SCOPES = ("person", "network", "story")


class Earlier(NamedTuple):
    """An earlier reply, as far as the checks need it."""

    pk: int
    body: str
    status: str
    created_at: datetime


class History:
    """The latest replies of a person, of a network, and about a story.

    At most one query for each, and one more where a check counts further back than
    `LATEST`; none of them reads more rows in a larger house.
    """

    def __init__(
        self,
        *,
        person: Commenter | None,
        network_hashes: tuple[str, ...],
        article_id: int | None,
        without: int | None = None,
    ):
        self.person, self.network_hashes = person, network_hashes
        self.article_id, self.without = article_id, without

    @cached_property
    def of_person(self) -> list[Earlier]:
        return self._latest("person")

    @cached_property
    def of_network(self) -> list[Earlier]:
        return self._latest("network")

    @cached_property
    def of_story(self) -> list[Earlier]:
        return self._latest("story")

    def latest(self, of: str) -> list[Earlier]:
        """The latest replies of one of the SCOPES, the newest first."""
        return getattr(self, f"of_{of}")

    @cached_property
    def has_approved(self) -> bool:
        """Whether any reply of the person was ever approved and still is."""
        if any(earlier.status == Status.APPROVED for earlier in self.of_person):
            return True
        if len(self.of_person) < LATEST:
            return False
        mine = Comment.objects.filter(commenter=self.person, status=Status.APPROVED)
        return self._others(mine).exists()

    def when_sent(self, of: str, number: int) -> datetime | None:
        """When the last but `number` - 1 reply was sent; None if there are fewer."""
        rows = self.latest(of)
        if number <= LATEST or len(rows) < LATEST:
            return rows[number - 1].created_at if len(rows) >= number else None
        times = self._of(of).values_list("created_at", flat=True)
        return next(iter(times[number - 1 : number]), None)

    def _latest(self, of: str) -> list[Earlier]:
        rows: Iterable = self._of(of).values_list(*Earlier._fields)[:LATEST]
        return [Earlier._make(row) for row in rows]

    def _of(self, of: str):
        if of == "person" and self.person:
            found = Comment.objects.filter(commenter=self.person).order_by("-pk")
        elif of == "network" and self.network_hashes:
            found = Comment.objects.filter(
                network_hash__in=self.network_hashes,
                created_at__gt=timezone.now() - NETWORK_LOOKBACK,
            ).order_by("-created_at")
        elif of == "story" and self.article_id:
            found = Comment.objects.filter(article=self.article_id).order_by("-pk")
        else:
            return Comment.objects.none()
        return self._others(found)

    def _others(self, found):
        return found.exclude(pk=self.without) if self.without else found
