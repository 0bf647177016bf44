"""The stories by the day on which they were first published, in the paper's time zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from articles.cards import Card, Cards
from articles.models import ArticlePage


@dataclass(frozen=True)
class DaysAround:
    """The nearest days before and after one that have stories, or None."""

    before: date | None
    after: date | None


def span() -> tuple[date, date] | None:
    """The days of the first and the latest public story; None for an empty paper."""
    # Each by the index of the times; for both together all stories would be read.
    timed = _published().timed()
    first, latest = _day(timed.order_by("published_at")), _day(timed.newest_first())
    return (first, latest) if first and latest else None


def months(first: date, latest: date) -> list[tuple[int, list[date]]]:
    """The years from the latest to the first, each with its months from the first."""
    years = range(latest.year, first.year - 1, -1)
    return [(year, _months_of(year, first, latest)) for year in years]


def stories_of(day: date) -> list[Card]:
    """The public stories of one day, newest first."""
    return Cards(_published().filter(**_between(day, day)).newest_first())[:]


def days_of(month: date) -> list[tuple[date, int]]:
    """The days of a month that have public stories, and how many."""
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    found = _published().filter(**_between(month, last)).order_by()
    days = found.annotate(day=TruncDate("published_at")).values("day")
    counted = days.annotate(stories=Count("pk")).order_by("day")
    return [(row["day"], row["stories"]) for row in counted]


def days_around(day: date) -> DaysAround:
    """Where the archive goes on from a day; two queries."""
    start, end = _bounds(day, day)
    before = _published().filter(published_at__lt=start)
    after = _published().filter(published_at__gte=end)
    return DaysAround(
        before=_day(before.order_by("-published_at")),
        after=_day(after.order_by("published_at")),
    )


def _published():
    return ArticlePage.objects.published()


def _months_of(year: int, first: date, latest: date) -> list[date]:
    every = [date(year, month, 1) for month in range(1, 13)]
    return [m for m in every if first.replace(day=1) <= m <= latest.replace(day=1)]


def _bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """The first moment of one local day, and the first after another."""
    return _midnight(first), _midnight(last + timedelta(days=1))


def _between(first: date, last: date) -> dict:
    start, end = _bounds(first, last)
    return {"published_at__gte": start, "published_at__lt": end}


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _day(stories) -> date | None:
    when = stories.values_list("published_at", flat=True).first()
    return timezone.localdate(when) if when else None
