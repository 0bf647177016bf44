"""Which stories are read most, and the lists of them that pages show."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import BigIntegerField, QuerySet, Sum
from django.utils import timezone

from articles.cards import COLUMNS, Card, cards_of
from articles.models import ArticlePage
from articles.prepared import Prepared
from finding.models import MostReadPlace, StoryReads
from finding.reads import write_reads
from finding.signals import ranking_changed

PLACES = 5
FEWEST = 3  # stories; a shorter list is not shown
CANDIDATES = 500  # the most read, out of which those of the sections are taken
Ranking = dict[int | None, list[int]]


def reads_since(moment: datetime) -> QuerySet:
    """Published stories with `read_count`, how often they were read since, most first."""
    published = ArticlePage.objects.published().filter(reads__hour__gte=moment)
    counted = published.annotate(read_count=Sum("reads__count"))
    return counted.order_by("-read_count", "-pk").defer("body")


def most_read(section_id: int | None = None) -> list[Card]:
    """The list as it was last made, without what is not public any more; one query."""
    if section_id is None:
        found = cards_of(OF_PAPER.ask())
    else:
        found = cards_of(OF_SECTION.ask(section=section_id))
    return found if len(found) >= FEWEST else []


def _in_places(**of):
    stories = ArticlePage.objects.published_by_sql().filter(**of)
    return stories.order_by("most_read__place").values_list(*COLUMNS)


OF_PAPER = Prepared(
    lambda: _in_places(most_read__isnull=False, most_read__section=None)
)
OF_SECTION = Prepared(
    lambda section: _in_places(most_read__section=section), section=BigIntegerField()
)


def refresh_most_read() -> bool:
    """Make the lists anew; whether one of them is another than before.

    Called by the clock. Sends `ranking_changed` with what changed, and with nothing
    does nothing, so that pages in a cache stay where the order stays.
    """
    write_reads()
    was, now = _kept(), _made()
    changed = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    if not changed:
        return False
    with transaction.atomic():
        _keep(now, changed)
        transaction.on_commit(lambda: _tell(changed))
    return True


def _tell(changed: set[int | None]) -> None:
    ranking_changed.send(MostReadPlace, sections=changed)


def _made() -> Ranking:
    if not settings.NEWSROOM_COUNT_READS:
        return {}
    since = timezone.now() - timedelta(hours=settings.NEWSROOM_MOST_READ_HOURS)
    least = settings.NEWSROOM_MOST_READ_LEAST
    stories = reads_since(since).filter(read_count__gte=least)
    found = stories.values_list("pk", "section_id")[:CANDIDATES]
    ranking: Ranking = {}
    for pk, section_id in found:
        for key in (None, section_id):
            ranking.setdefault(key, []).append(pk)
    return {key: keys[:PLACES] for key, keys in ranking.items() if len(keys) >= FEWEST}


def _kept() -> Ranking:
    ranking: Ranking = {}
    places = MostReadPlace.objects.order_by("section", "place")
    for section_id, pk in places.values_list("section_id", "article_id"):
        ranking.setdefault(section_id, []).append(pk)
    return ranking


def _keep(ranking: Ranking, changed: set[int | None]) -> None:
    sections = [key for key in changed if key is not None]
    MostReadPlace.objects.filter(section__in=sections).delete()
    if None in changed:
        MostReadPlace.objects.filter(section=None).delete()
    MostReadPlace.objects.bulk_create(
        MostReadPlace(section_id=key, place=place, article_id=pk)
        for key in changed
        for place, pk in enumerate(ranking.get(key, []), start=1)
    )


def forget_reads() -> int:
    """Delete the numbers of hours that are past their time; returns how many rows."""
    before = timezone.now() - timedelta(days=settings.NEWSROOM_KEEP_READS_DAYS)
    deleted, _ = StoryReads.objects.filter(hour__lt=before).delete()
    return deleted
