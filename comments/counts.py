"""How many public replies stories have."""

from collections.abc import Collection
from functools import cache

from django.db.models import BigIntegerField, Exists, OuterRef

from articles.models import ArticlePage
from articles.prepared import Prepared
from comments.rules import shown_discussions

COLUMNS = ("article_id", "approved_count")


def counts_of(stories: Collection[int]) -> dict[int, int]:
    """The numbers by the key of the story, without those that show none; one query."""
    return dict(COUNTS.ask(stories=list(stories))) if stories else {}


def most_replied(limit: int) -> dict[int, int]:
    """The numbers of the published stories that have most, the highest first."""
    return dict(_most(limit).ask())


def _counts(stories):
    shown = shown_discussions().filter(article__id__in=stories)
    return shown.values_list(*COLUMNS)


@cache
def _most(limit: int) -> Prepared:
    return Prepared(lambda: _most_replied()[:limit])


def _most_replied():
    # Asked of each story from the top, not of all stories first.
    published = ArticlePage.objects.published_by_sql().filter(pk=OuterRef("pk"))
    rows = shown_discussions().filter(Exists(published), approved_count__gt=0)
    return rows.order_by("-approved_count", "-article_id").values_list(*COLUMNS)


COUNTS = Prepared(_counts, stories=BigIntegerField())
