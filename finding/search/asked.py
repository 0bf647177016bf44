"""What a search asks for: the words and what narrows them, from the address."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_date

from finding.search.words import LONGEST_QUERY

# Every parameter that the page looks at, in the order in which its links have them. A
# page cache may drop all others.
PARAMETERS = (
    *("q", "order", "section", "author", "topic"),
    *("within", "from", "to", "page"),
)
NEWEST = "newest"
PERIODS = {"day": 1, "week": 7, "month": 31, "year": 366}  # days back from now
FIRST_DAY, LAST_DAY = date(1600, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True)
class Asked:
    """A search as it was asked for. What could not be read is as if it was not there."""

    q: str = ""
    order: str = ""
    section: str = ""
    author: str = ""
    topic: str = ""
    within: str = ""
    since: date | None = None
    until: date | None = None
    page: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """Whatever was sent; never raises."""
        text = {key: given.get(key, "").replace("\0", "") for key in PARAMETERS}
        since, until = _day(text["from"]), _day(text["to"])
        return cls(
            q=" ".join(text["q"][:LONGEST_QUERY].split()),
            order=NEWEST if text["order"] == NEWEST else "",
            section=text["section"][:255],
            author=text["author"][:120],
            topic=text["topic"][:120],
            # Days that were named say it more exactly.
            within="" if since or until else _period(text["within"]),
            since=since,
            until=until,
            page=text["page"][:6],
        )

    def but(self, **changes) -> "Asked":
        """The same search but for this, from its first page."""
        return replace(self, **{"page": "", **changes})

    @property
    def address(self) -> str:
        """The query string; the same for the same search, whatever was sent."""
        told = [
            (_NAMES.get(f.name, f.name), getattr(self, f.name)) for f in fields(self)
        ]
        return "?" + urlencode([(name, value) for name, value in told if value])

    @property
    def is_narrowed(self) -> bool:
        return self.but(q="", order="") != Asked()

    def days(self) -> tuple[date, date] | None:
        """The first and the last day of what is asked for, if that is bounded."""
        if self.within:
            today = timezone.localdate()
            return today - timedelta(days=PERIODS[self.within]), today
        if not (self.since or self.until):
            return None
        return self.since or FIRST_DAY, self.until or LAST_DAY


_NAMES = {"since": "from", "until": "to"}


def _period(text: str) -> str:
    return text if text in PERIODS else ""


def _day(text: str) -> date | None:
    try:
        day = parse_date(text[:10])
    except ValueError:  # the 30th of February
        return None
    return day if day and FIRST_DAY <= day <= LAST_DAY else None
