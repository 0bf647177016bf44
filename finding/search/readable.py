"""Of the stories in the index, those that readers may see and that were asked for."""

from collections.abc import Iterable

from django.db.models import (
    BigIntegerField,
    DateTimeField,
    Exists,
    OuterRef,
    QuerySet,
)

from articles.models import ArticlePage, Byline, StoryTopic
from articles.prepared import Prepared
from finding.search.among import Among, Keys
from finding.search.narrowing import Narrowing
from finding.search.ranking import Row

THIS = OuterRef("pk")
# What may be given besides the keys, and which stories it leaves.
NARROWED = {
    "section": lambda stories, key: stories.filter(section=key),
    "author": lambda stories, key: stories.filter(
        Exists(Byline.objects.filter(author=key, article=THIS))
    ),
    "topic": lambda stories, key: stories.filter(
        Exists(StoryTopic.objects.filter(tag=key, content_object=THIS))
    ),
    "since": lambda stories, moment: stories.filter(published_at__gte=moment),
    "before": lambda stories, moment: stories.filter(published_at__lt=moment),
}


def _rows(keys, **given) -> QuerySet:
    stories = ArticlePage.objects.published_by_sql().filter(Among("pk", keys))
    for name, value in given.items():
        stories = NARROWED[name](stories, value)
    return stories.order_by().values_list(*Row._fields)


ROWS = Prepared(
    _rows,
    keys=Keys(),
    section=BigIntegerField(),
    author=BigIntegerField(),
    topic=BigIntegerField(),
    since=DateTimeField(),
    before=DateTimeField(),
)


def readable(keys: Iterable[int], narrowed: Iterable[Narrowing] = ()) -> list[Row]:
    """The rows of published stories with these keys, and with all that narrows."""
    given = {name: value for one in narrowed for name, value in one.given.items()}
    return [Row._make(row) for row in ROWS.ask(keys=frozenset(keys), **given)]
