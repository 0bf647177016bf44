"""How many of the found stories each section, author, topic and time has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Byline, SectionPage, StoryTopic
from finding.search.among import Among
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
    """Those that would narrow these stories further; three queries, whatever is found."""
    found = [
        Facet(_("Section"), [] if asked.section else _sections(asked, rows)),
        Facet(_("Topic"), [] if asked.topic else _topics(asked, rows)),
        Facet(_("Author"), [] if asked.author else _authors(asked, rows)),
        Facet(_("Published"), [] if asked.days() else _periods(asked, rows)),
    ]
    return [facet for facet in found if facet.choices]


def _sections(asked: Asked, rows: Sequence[Row]) -> list[Choice]:
    counts = Counter(row.section_id for row in rows)
    # The section of a public story is public: what hides it would hide the story.
    sections = SectionPage.objects.live().filter(pk__in=[pk for pk in counts if pk])
    found = sections.values_list("pk", "title", "slug")
    choices = [Choice(t, counts[pk], asked.but(section=s)) for pk, t, s in found]
    return _useful(sorted(choices, key=lambda one: -one.count), rows)


def _topics(asked: Asked, rows: Sequence[Row]) -> list[Choice]:
    is_theirs = Among("content_object", [row.pk for row in rows])
    links = StoryTopic.objects.filter(is_theirs)
    found = _counted(links, "tag__name", "tag__slug")
    return _useful([Choice(n, c, asked.but(topic=s)) for n, s, c in found], rows)


def _authors(asked: Asked, rows: Sequence[Row]) -> list[Choice]:
    is_theirs = Among("article", [row.pk for row in rows])
    bylines = Byline.objects.filter(is_theirs, author__isnull=False)
    found = _counted(bylines, "author__name", "author__slug")
    return _useful([Choice(n, c, asked.but(author=s)) for n, s, c in found], rows)


def _counted(links, name: str, slug: str):
    story = "article" if name.startswith("author") else "content_object"
    counted = links.order_by().values_list(name, slug)
    counted = counted.annotate(count=Count(story, distinct=True))
    return list(counted.order_by("-count", name)[:MOST])


def _periods(asked: Asked, rows: Sequence[Row]) -> list[Choice]:
    now = timezone.now()
    choices = []
    for name, days in PERIODS.items():
        since = now - timedelta(days=days)
        count = sum(bool(r.published_at and r.published_at >= since) for r in rows)
        choices.append(Choice(period_name(name), count, asked.but(within=name)))
    return _useful(choices, rows)


def _useful(choices: list[Choice], rows: Sequence[Row]) -> list[Choice]:
    """Without those that leave nothing or everything."""
    return [one for one in choices[:MOST] if 0 < one.count < len(rows)]
