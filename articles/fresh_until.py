"""Pages that change by the clock alone say until when they hold as they are."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest
from django.utils import timezone

NOTE = "newsroom.fresh_until"  # where the page cache looks for it


def fresh_until(request: HttpRequest | None, moment: datetime | None) -> None:
    """Note that the page being made holds until this moment only; the earliest counts.

    Nothing is noted where there is no request, no moment, or one that is past.
    """
    if request is None or moment is None or moment <= timezone.now():
        return
    ends = moment.timestamp()
    request.META[NOTE] = min(ends, request.META.get(NOTE, ends))


def next_day() -> datetime:
    """When the next day begins, in the paper's time zone."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time()))
