"""What was sent before: bounded reads along indexes, each done once for a reply."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, DateTimeField, Field, QuerySet
from django.utils import timezone

from articles.prepared import Prepared
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


def _of_person(key, without):
    return Comment.objects.filter(commenter=key).exclude(pk=without).order_by("-pk")


def _of_network(key, without, since):
    found = Comment.objects.filter(network_hash__in=key, created_at__gt=since)
    return found.exclude(pk=without).order_by("-created_at")


def _of_story(key, without):
    return Comment.objects.filter(article=key).exclude(pk=without).order_by("-pk")


QUERIES: dict[str, Callable[..., QuerySet]] = {
    "person": _of_person,
    "network": _of_network,
    "story": _of_story,
}


def _latest(of: str, key: Field, **others: Field) -> Prepared:
    def make(**given):
        return QUERIES[of](**given).values_list(*Earlier._fields)[:LATEST]

    return Prepared(make, key=key, without=BigIntegerField(), **others)


PREPARED = {
    "person": _latest("person", BigIntegerField()),
    "network": _latest("network", CharField(), since=DateTimeField()),
    "story": _latest("story", BigIntegerField()),
}

APPROVED = Prepared(
    lambda **given: (
        _of_person(**given).filter(status=Status.APPROVED).values_list("pk")[:1]
    ),
    key=BigIntegerField(),
    without=BigIntegerField(),
)


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
        self.person = person
        self.keys = {
            "person": person.pk if person else None,
            "network": network_hashes,
            "story": article_id,
        }
        self.without = without or 0  # no row has this key

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
        return bool(APPROVED.ask(**self._asked("person")))

    def when_sent(self, of: str, number: int) -> datetime | None:
        """When the last but `number` - 1 reply was sent; None if there are fewer."""
        rows = self.latest(of)
        if number <= LATEST or len(rows) < LATEST:
            return rows[number - 1].created_at if len(rows) >= number else None
        found = QUERIES[of](**self._asked(of))
        times = found.values_list("created_at", flat=True)
        return next(iter(times[number - 1 : number]), None)

    def _latest(self, of: str) -> list[Earlier]:
        if not self.keys[of]:
            return []
        return [Earlier._make(row) for row in PREPARED[of].ask(**self._asked(of))]

    def _asked(self, of: str) -> dict:
        asked: dict[str, Any] = {"key": self.keys[of], "without": self.without}
        if of == "network":
            asked["since"] = timezone.now() - NETWORK_LOOKBACK
        return asked
