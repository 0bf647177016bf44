"""The archive: years and months, the days of a month, the stories of a day."""

from datetime import MAXYEAR, date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from home import archive


def index(request: HttpRequest) -> HttpResponse:
    """Every month in which the paper came out."""
    span = archive.span()
    years = archive.months(*span) if span else []
    return render(request, "home/archive.html", {"years": years})


def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The days of a month that have stories. 404 for a month without any."""
    first = _date(year, month, 1)
    days = archive.days_of(first)
    if not days:
        raise Http404
    return render(request, "home/archive_month.html", {"month": first, "days": days})


def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """The stories of a day, and the days before and after. 404 for an empty day."""
    wanted = _date(year, month, day)
    stories = archive.stories_of(wanted)
    if not stories:
        raise Http404
    around = archive.days_around(wanted)
    context = {"day": wanted, "stories": stories, "around": around}
    return render(request, "home/archive_day.html", context)


def _date(year: int, month: int, day: int) -> date:
    # A day is needed after the last one that is asked for.
    if not 1 < year < MAXYEAR:
        raise Http404
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error
