"""What narrows a search: a section, an author, a topic, a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import search_marks
from articles.models import Author, SectionPage, Topic
from finding.search.asked import FIRST_DAY, LAST_DAY, Asked


@dataclass(frozen=True)
class Narrowing:
    """One thing that narrows: its name, the search without it, and how to ask for it.

    The index is asked for one of the `marks`, the database by what is `given`; see
    `readable.py`.
    """

    label: str
    without: Asked
    marks: tuple[str, ...]
    given: dict[str, Any]


def narrowing(asked: Asked, published) -> list[Narrowing]:
    """What narrows this search. A name that readers may not know narrows nothing."""
    named = [find(asked, published) for find in (_section, _author, _topic)]
    return [one for one in (*named, _time(asked)) if one]


def public_authors(published):
    """The authors of one of the published stories; others may be news."""
    theirs = published.filter(bylines__author=OuterRef("pk"))
    return Author.objects.filter(Exists(theirs))


def public_topics(published):
    theirs = published.filter(topic_links__tag=OuterRef("pk"))
    return Topic.objects.filter(Exists(theirs))


def public_sections(published):
    theirs = published.filter(section=OuterRef("pk"))
    return SectionPage.objects.live().filter(Exists(theirs)).order_by("path")


def period_name(name: str) -> str:
    return {
        "day": _("Last day"),
        "week": _("Last week"),
        "month": _("Last month"),
        "year": _("Last year"),
    }[name]


def _section(asked: Asked, published) -> Narrowing | None:
    if not asked.section:
        return None
    sections = SectionPage.objects.live().public()
    section = sections.filter(slug=asked.section).first()
    if section is None:
        return None
    marks = (search_marks.section_mark(section.pk),)
    given = {"section": section.pk}
    return Narrowing(section.title, asked.but(section=""), marks, given)


def _author(asked: Asked, published) -> Narrowing | None:
    if not asked.author:
        return None
    author = public_authors(published).filter(slug=asked.author).first()
    if author is None:
        return None
    marks = (search_marks.author_mark(author.pk),)
    given = {"author": author.pk}
    return Narrowing(author.name, asked.but(author=""), marks, given)


def _topic(asked: Asked, published) -> Narrowing | None:
    if not asked.topic:
        return None
    topic = public_topics(published).filter(slug=asked.topic).first()
    if topic is None:
        return None
    marks = (search_marks.topic_mark(topic.pk),)
    given = {"topic": topic.pk}
    return Narrowing(topic.name, asked.but(topic=""), marks, given)


def _time(asked: Asked) -> Narrowing | None:
    days = asked.days()
    if days is None:
        return None
    first, last = days
    # Nothing is from the future, and few papers from before: fewer marks.
    today = timezone.localdate()
    marks = search_marks.marks_between(max(first, date(1900, 1, 1)), min(last, today))
    day_after = last + timedelta(days=1)
    given = {"since": _midnight(first), "before": _midnight(day_after)}
    without = asked.but(within="", since=None, until=None)
    return Narrowing(_name_of_time(asked), without, tuple(marks) or ("none",), given)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _name_of_time(asked: Asked) -> str:
    if asked.within:
        return period_name(asked.within)
    return " – ".join(_told(asked))


def _told(asked: Asked) -> Iterator[str]:
    for day, is_open in ((asked.since, FIRST_DAY), (asked.until, LAST_DAY)):
        yield date_format(day, "DATE_FORMAT") if day and day != is_open else "…"
