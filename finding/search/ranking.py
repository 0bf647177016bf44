"""In which order the found stories stand."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from finding.search.asked import NEWEST
from finding.search.words import WORD, folded

# What a word counts more where it stands; the text as a whole counts 0 to 1.
IN_HEADLINE, IN_SUBHEAD = 2.0, 0.75
# A new story counts half as much again; after so many days, half of that is left.
NEWNESS, HALF_LIFE = 0.5, 90


class Row(NamedTuple):
    """What the order is made of."""

    pk: int
    headline: str
    subhead: str
    published_at: datetime | None
    section_id: int | None


def ranked(
    rows: Iterable[Row], scores: dict[int, float], words: tuple[str, ...], order: str
) -> list[Row]:
    """Newest first, or best first: headline over subhead over body, new over old."""
    newest = sorted(rows, key=_newest, reverse=True)
    if order == NEWEST:
        return newest
    now = timezone.now()

    def fitness(row: Row) -> float:
        text = scores.get(row.pk, 0) + _standing(row, words)
        return text * (1 + NEWNESS * _newness(row.published_at, now))

    return sorted(newest, key=fitness, reverse=True)


def _newest(row: Row):
    return (row.published_at.timestamp() if row.published_at else 0, row.pk)


def _standing(row: Row, words: tuple[str, ...]) -> float:
    head = IN_HEADLINE * _share(words, row.headline)
    return head + IN_SUBHEAD * _share(words, row.subhead)


def _share(words: tuple[str, ...], text: str) -> float:
    """How many of the words a text has, from 0 to 1."""
    plain = folded(text)
    if not any(word in plain for word in words):
        return 0
    has = set(WORD.findall(plain))
    return sum(word in has for word in words) / len(words) if words else 0


def _newness(moment: datetime | None, now: datetime) -> float:
    if moment is None:
        return 0
    days = max((now - moment).total_seconds() / 86400, 0)
    return 0.5 ** (days / HALF_LIFE)
