"""Which addresses stand in which site map.

A part holds what has its key within one span of numbers, so that the two thousandth is
found by the same look into the index of the database as the second.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    DateTimeField,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site, get_page_models

from articles.editions import alternates, sister_fronts, sisters_in
from articles.models import ArticlePage, Correction
from articles.querysets import readable_pages
from interchange.in_print import authors_in_print, topics_in_print
from interchange.story_spans import spans_of_stories
from interchange.writers.sitemap import Entry, NewsEntry

SPAN = 1000  # keys in a part; the protocol allows 50,000 addresses
LAST_SPAN = 2**31 // SPAN
NEWS_AGE = timedelta(days=2)
NEWS_AT_MOST = 1000

Changes = dict[int, datetime | None]


@dataclass(frozen=True)
class Kind:
    """A kind of thing with addresses: which there are, when each changed, and where.

    `named` is the column that `url` makes an address of, `told` the one that `sisters`
    finds the same thing in other languages by: a row costs much less than an object, and
    there are a thousand in a part.
    """

    rows: Callable[[], QuerySet]
    changed_at: object
    named: str
    url: Callable[[str, Site], str]
    told: str = "pk"
    sisters: Callable[[Any, Site], dict[str, str]] = lambda told, site: {}


def _page_url(url_path: str, site: Site) -> str:
    home = site.root_page.url_path
    return site.root_url + url_path.removeprefix(home.rstrip("/"))


def _author_url(slug: str, site: Site) -> str:
    return site.root_url + reverse("author", args=[slug])


def _topic_url(slug: str, site: Site) -> str:
    return site.root_url + reverse("topic", args=[slug])


def _stories() -> QuerySet:
    return ArticlePage.objects.published()


def _sister_stories(addresses: str, _site: Site) -> dict[str, str]:
    return sisters_in(addresses)


def _sister_fronts(pk: int, site: Site) -> dict[str, str]:
    return sister_fronts() if pk == site.root_page_id else {}


def _pages() -> QuerySet:
    # By key: for a look at the kind of each page there are too many stories.
    kinds = [m for m in get_page_models() if m not in (Page, ArticlePage)]
    first, *others = [m.objects.order_by().values_list("pk", flat=True) for m in kinds]
    return readable_pages().filter(pk__in=list(first.union(*others, all=True)))


FACTS_AT = Coalesce("substantially_updated_at", "published_at")
UNKNOWN = Value(None, output_field=DateTimeField())
KINDS = {
    "stories": Kind(
        _stories, FACTS_AT, "url_path", _page_url, "sister_addresses", _sister_stories
    ),
    "pages": Kind(
        _pages, F("last_published_at"), "url_path", _page_url, "pk", _sister_fronts
    ),
    "authors": Kind(authors_in_print, UNKNOWN, "slug", _author_url),
    "topics": Kind(topics_in_print, UNKNOWN, "slug", _topic_url),
}


def spans(kind: str) -> Changes:
    """The parts that hold something, each with its latest change, where known."""
    if kind == "stories":
        found = spans_of_stories(SPAN)
        _note_corrections(found, by=_span("article__id"))
        return found
    chosen = KINDS[kind]
    span = _span("id")
    grouped = chosen.rows().order_by().annotate(span=span).values_list("span")
    return dict(grouped.annotate(latest=Max(chosen.changed_at)).order_by("span"))


def entries(kind: str, number: int, site: Site) -> list[Entry]:
    """What stands in one part; empty where there is none of that number."""
    if number > LAST_SPAN:
        return []
    chosen, first = KINDS[kind], number * SPAN
    rows = chosen.rows().filter(id__gte=first, id__lt=first + SPAN).order_by("id")
    things = rows.annotate(latest=chosen.changed_at)
    found = list(things.values_list("pk", chosen.named, chosen.told, "latest"))
    changes: Changes = {pk: at for pk, _name, _told, at in found}
    if kind == "stories" and found:
        _note_corrections(changes, by=F("article__id"), article__in=list(changes))
    return [
        _entry(chosen.url(name, site), changes[pk], chosen.sisters(told, site))
        for pk, name, told, _at in found
    ]


def _entry(url: str, changed_at: datetime | None, sisters: dict[str, str]) -> Entry:
    return Entry(url, changed_at, alternates(url, sisters))


def _note_corrections(changes: Changes, *, by, **only) -> None:
    """Move the times on to that of the latest correction, by story or by part."""
    made = Correction.objects.standing().filter(**only).order_by()
    times = made.annotate(place=by).values_list("place").annotate(Max("made_at"))
    for place, made_at in times:
        if place in changes:
            changes[place] = max(filter(None, (changes[place], made_at)))


def news(site: Site) -> Iterator[NewsEntry]:
    """The stories of the last two days, newest first."""
    since = timezone.now() - NEWS_AGE
    stories = ArticlePage.objects.published().filter(published_at__gte=since)
    rows = stories.newest_first().values_list("url_path", "headline", "published_at")
    for url_path, headline, published_at in rows[:NEWS_AT_MOST]:
        yield NewsEntry(_page_url(url_path, site), headline, published_at)


def _span(key: str) -> ExpressionWrapper:
    return ExpressionWrapper(F(key) / SPAN, output_field=IntegerField())
