"""How many of the found stories each section, author, topic and time has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import CharField, Count, F, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Byline, SectionPage, StoryTopic
from articles.prepared import Prepared
from finding.search.among import Among, Keys
from finding.search.asked import PERIODS, Asked
from finding.search.narrowing import period_name
from finding.search.ranking import Row

MOST = 8  # of each kind


@dataclass(frozen=True)
class Choice:
    """A way to narrow: its name, how many stories it leaves, and the search with it."""

    label: str
    count: int
    asked: Asked


@dataclass(frozen=True)
class Facet:
    label: str
    choices: list[Choice]


def facets(asked: Asked, rows: Sequence[Row]) -> list[Facet]:
    """Those that would narrow these stories further; one query, whatever is found."""
    links = _links(asked, rows)
    found = [
        Facet(_("Section"), [] if asked.section else links["section"]),
        Facet(_("Topic"), [] if asked.topic else links["topic"]),
        Facet(_("Author"), [] if asked.author else links["author"]),
        Facet(_("Published"), [] if asked.days() else _periods(asked, rows)),
    ]
    return [facet for facet in found if facet.choices]


def _links(asked: Asked, rows: Sequence[Row]) -> dict[str, list[Choice]]:
    """The choices of each kind, those with the most stories first."""
    in_sections = Counter(row.section_id for row in rows if row.section_id)
    found = LINKS.ask(
        stories=frozenset(row.pk for row in rows), sections=in_sections.keys()
    )
    choices: dict[str, list[Choice]] = {"section": [], "topic": [], "author": []}
    for kind, pk, name, slug, number in found:
        count = in_sections[pk] if kind == "section" else number
        choices[kind].append(Choice(name, count, asked.but(**{kind: slug})))
    return {kind: _most(told, rows) for kind, told in choices.items()}


def _linked(stories, sections):
    # The section of a public story is public: what hides it would hide the story.
    titles = SectionPage.objects.live().filter(Among("pk", sections))
    topics = StoryTopic.objects.filter(Among("content_object", stories))
    bylines = Byline.objects.filter(Among("article", stories), author__isnull=False)
    return _named(titles, "section", Value(0), "pk", "title", "slug").union(
        _named(topics, "topic", _stories("content_object"), *_of("tag")),
        _named(bylines, "author", _stories("article"), *_of("author")),
        all=True,
    )


def _named(rows, kind: str, number, *columns: str):
    key, name, slug = columns
    told = {"kind": Value(kind, output_field=CharField()), "key": F(key)}
    named = rows.order_by().annotate(**told).values_list("kind", "key", name, slug)
    return named.annotate(number=number)


def _stories(link: str) -> Count:
    return Count(link, distinct=True)


def _of(link: str) -> tuple[str, str, str]:
    return link, f"{link}__name", f"{link}__slug"


LINKS = Prepared(_linked, stories=Keys(), sections=Keys())


def _periods(asked: Asked, rows: Sequence[Row]) -> list[Choice]:
    now = timezone.now()
    choices = []
    for name, days in PERIODS.items():
        since = now - timedelta(days=days)
        count = sum(bool(r.published_at and r.published_at >= since) for r in rows)
        choices.append(Choice(period_name(name), count, asked.but(within=name)))
    return _useful(choices, rows)


def _most(choices: list[Choice], rows: Sequence[Row]) -> list[Choice]:
    ordered = sorted(choices, key=lambda one: (-one.count, one.label))
    return _useful(ordered[:MOST], rows)


def _useful(choices: list[Choice], rows: Sequence[Row]) -> list[Choice]:
    """Without those that leave nothing or everything."""
    return [one for one in choices if 0 < one.count < len(rows)]
