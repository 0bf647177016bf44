"""Candidates from PostgreSQL's full text, in the table that Wagtail's search keeps.

All that a story is found by stands in the column `body`, its headline too, and each
column has an index of its words. There are two ways to the latest stories with a word:
back from the newest, or by that index. The planner does not count what it takes to
unpack a long text, and goes back through all of them for a word that few have; so it is
told which way to go.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connections, transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, Value
from wagtail.search.backends.database.postgres.weights import get_sql_weights
from wagtail.search.utils import get_content_type_pk

from articles.models import ArticlePage
from finding.search.words import Wanted

# Of all stories; for more it is quicker to go back from the newest (measured).
COMMON = 1 / 20
# So many stories with the words of a phrase are read for the phrase itself.
READ_FOR_PHRASES = 1000
# Neither way is worth other processes, which take longer to start than it takes.
ALONE = "SET LOCAL max_parallel_workers_per_gather = 0"
BY_WORDS = f"{ALONE}; SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off"


def matching(
    index, wanted: Wanted, marks, most: int, *, is_any=False, in_headline=False
) -> tuple[dict[int, float], bool]:
    """The stories last indexed that match, by key, with how well their texts do.

    And whether there are no others.
    """
    config, column = index.backend.config, "title" if in_headline else "body"
    words = _words(wanted, is_any, config)
    entries = index.entries.filter(content_type_id=get_content_type_pk(ArticlePage))
    rows = entries.filter(**{column: words})
    for group in marks:
        rows = rows.filter(body=_one_of(group, config))
    phrases = [] if is_any else _phrases(wanted, config)
    most = max(most, READ_FOR_PHRASES) if phrases else most
    latest = rows.order_by("-pk").values("pk")[:most]
    found = entries.filter(pk__in=latest).annotate(
        weight=_weight(words), has_phrases=_have_all(phrases, column)
    )
    with _quickest_way(rows, entries):
        told = list(found.values_list("object_id", "weight", "has_phrases"))
    scores = {int(key): weight for key, weight, has_phrases in told if has_phrases}
    return scores, len(told) < most


def _words(wanted: Wanted, is_any: bool, config) -> SearchQuery:
    """All words, those of phrases too; or any word or phrase."""
    if is_any:
        return reduce(or_, [*_each(wanted.words, config), *_phrases(wanted, config)])
    return reduce(and_, _each([*wanted.words, *wanted.phrases], config))


def _each(words, config) -> list[SearchQuery]:
    return [SearchQuery(word, config=config) for word in words]


def _phrases(wanted: Wanted, config) -> list[SearchQuery]:
    return [
        SearchQuery(phrase, search_type="phrase", config=config)
        for phrase in wanted.phrases
    ]


def _one_of(marks, config) -> SearchQuery:
    return reduce(or_, _each(marks, config))


def _weight(words: SearchQuery):
    weights = get_sql_weights()
    weight = SearchRank(F("title"), words, weights=weights) * F("title_norm")
    return weight + SearchRank(F("body"), words, weights=weights)


def _have_all(phrases: list[SearchQuery], column: str):
    if not phrases:
        return Value(True)
    has_all = Q(*(Q(**{column: phrase}) for phrase in phrases))
    return ExpressionWrapper(has_all, output_field=BooleanField())


@contextmanager
def _quickest_way(rows: QuerySet, entries: QuerySet) -> Iterator[None]:
    """While this lasts, PostgreSQL finds these rows by the index of words, if few."""
    is_common = _expected(rows) > COMMON * _expected(entries)
    with transaction.atomic(using=rows.db):
        with connections[rows.db].cursor() as cursor:
            cursor.execute(ALONE if is_common else BY_WORDS)
        yield


def _expected(rows: QuerySet) -> int:
    """How many rows PostgreSQL thinks there are; it looks at no row for it."""
    return json.loads(rows.order_by().explain(format="json"))[0]["Plan"]["Plan Rows"]
