"""Questions to the read-only interface: what may be asked, and one page of the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive

USUAL_LIMIT, LARGEST_LIMIT = 20, 100
LONGEST_VALUE = 200


class Refused(Exception):
    """The question cannot be answered. `str()` is a sentence for who asked."""


@dataclass(frozen=True)
class Question:
    """The parameters of a request; only those that were named as known."""

    asked: dict[str, str]

    @classmethod
    def of(cls, query: QueryDict, *known: str) -> "Question":
        """Raises Refused for a parameter that is not known, doubled or too long."""
        for name, values in query.lists():
            if name not in known:
                raise Refused(_unknown(name, known))
            if len(values) > 1:
                raise Refused(f"The parameter “{name}” may be given once only.")
            if len(values[0]) > LONGEST_VALUE or "\0" in values[0]:
                raise Refused(f"The value of “{name}” is too long or no text.")
        return cls({name: str(values[0]) for name, values in query.lists()})

    def get(self, name: str) -> str:
        """The value; empty where it was not given."""
        return self.asked.get(name, "")

    @property
    def limit(self) -> int:
        """How many are wanted. Raises Refused outside of 1 to 100."""
        typed = self.get("limit") or str(USUAL_LIMIT)
        digits = typed.isascii() and typed.isdecimal() and len(typed) < 4
        if not digits or not 1 <= int(typed) <= LARGEST_LIMIT:
            said = f"“limit” is a whole number from 1 to {LARGEST_LIMIT}."
            raise Refused(said)
        return int(typed)

    def moment(self, name: str) -> datetime | None:
        """A time with its zone, where one was given. Raises Refused for anything else."""
        return _moment(self.get(name), name) if self.get(name) else None

    def next_address(self, address: str, **place: str) -> str:
        """The same question, for what comes after a place.

        In one order, however it was asked: caches take both for the same question.
        """
        return f"{address}?{urlencode(sorted((self.asked | place).items()))}"


def newest_first(
    rows: QuerySet, question: Question, address: str
) -> tuple[Sequence, str]:
    """A page of rows by `published_at`, and the address of the next one, or empty.

    The place is a time and a key, not a number of rows to pass over: so a far page
    costs what the first does, and none is missed when a story comes in between.
    """
    if place := question.get("before"):
        typed, _tilde, key = place.partition("~")
        at = _moment(typed, "before")
        if not key.isascii() or not key.isdecimal() or len(key) > 9:
            raise Refused("Take “before” from “next” of the answer before.")
        rows = rows.filter(Q(published_at__lt=at) | Q(published_at=at, id__lt=int(key)))
    found = list(rows[: question.limit + 1])
    shown = found[: question.limit]
    if len(found) == len(shown):
        return shown, ""
    latest = shown[-1]
    place = f"{latest.published_at.isoformat()}~{latest.pk}"
    return shown, question.next_address(address, before=place)


def by_slug(rows: QuerySet, question: Question, address: str) -> tuple[Sequence, str]:
    """A page of rows by slug, and the address of the next one, or empty."""
    found = list(
        rows.filter(slug__gt=question.get("after")).order_by("slug")[
            : question.limit + 1
        ]
    )
    shown = found[: question.limit]
    if len(found) == len(shown):
        return shown, ""
    return shown, question.next_address(address, after=shown[-1].slug)


def _moment(typed: str, name: str) -> datetime:
    try:
        moment = parse_datetime(typed.replace(" ", "+"))
    except ValueError:
        moment = None
    if moment is None or is_naive(moment):
        example = "2026-11-22T09:30:00Z"
        raise Refused(f"“{name}” is a time with its zone, like {example}.")
    return moment


def _unknown(name: str, known: Sequence[str]) -> str:
    if not known:
        return f"There is no parameter “{name[:40]}” here, nor any other."
    names = ", ".join(known)
    return f"There is no parameter “{name[:40]}” here; there are: {names}."
