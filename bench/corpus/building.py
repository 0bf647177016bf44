"""Puts the made-up paper together, in an empty database only."""

from datetime import datetime

from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Page

from articles.models import ArticlePage
from bench.corpus import house, replies, stories, versions
from bench.corpus.plan import Plan, Size
from bench.corpus.rows import next_key
from bench.corpus.words import Words
from newsroom.settings import connections
from operations.statistics import refresh_statistics

# Nothing here has to survive a loss of power; and one writer needs no small cache.
IN_A_HURRY = "PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=2;"


class NotOurs(Exception):
    """The database holds stories that were not made here. Says so in a sentence."""


def prepare_database() -> None:
    """Bring the tables up to date."""
    call_command("migrate", verbosity=0, interactive=False)


def refuse_papers() -> None:
    """Raise NotOurs where a story stands that `build` did not write."""
    others = ArticlePage.objects.exclude(imported_from__startswith=stories.MARK)
    nameless = ArticlePage.objects.filter(imported_from=None)
    if others.exists() or nameless.exists():
        raise NotOurs("This database holds a paper's stories; give bench its own.")


def is_built() -> bool:
    """Whether a corpus stands in this database already. Raises NotOurs."""
    refuse_papers()
    return ArticlePage.objects.exists()


@override_settings(TASKS=connections.tasks("immediate"))
def build(size: Size, *, ends_at: datetime | None = None) -> Plan:
    """Write a paper of this size; the same one for the same size and `ends_at`.

    For a database without stories: raises NotOurs for one that holds any.
    """
    if is_built():
        raise NotOurs("There is a corpus here already; it is not written twice.")
    _hurry()
    words = Words()
    furnished = house.furnish()
    now = ends_at or timezone.now().replace(second=0, microsecond=0)
    plan = Plan(size=size, ends_at=now, first_key=next_key(Page))
    stories.write_stories(plan, furnished, words)
    replies.write_replies(plan, furnished, words)
    versions.write_revisions(plan)
    versions.start_work(plan, furnished)
    versions.index_for_search(plan)
    _tidy()
    return plan


def _hurry() -> None:
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            for statement in filter(None, IN_A_HURRY.split("; ")):
                cursor.execute(statement)


def _tidy() -> None:
    """What happens by itself in a day: the planner learns how large the tables are."""
    refresh_statistics()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
