"""Candidates from PostgreSQL's full text, in the table that Wagtail's search keeps."""

from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from django.db.models.expressions import CombinedExpression
from wagtail.search.backends.database.postgres.weights import get_sql_weights
from wagtail.search.utils import get_content_type_pk

from articles.models import ArticlePage
from finding.search.words import Wanted


def matching(
    index, wanted: Wanted, marks, most: int, *, is_any=False, in_headline=False
) -> tuple[dict[int, float], bool]:
    """The stories last indexed that match, by key, with how well their texts do.

    And whether there are no others.
    """
    config = index.backend.config
    words = _words(wanted, is_any, config)
    rows = index.entries.filter(content_type_id=get_content_type_pk(ArticlePage))
    # As in the index that Wagtail made: title || body, word for word.
    rows = rows.annotate(text=CombinedExpression(F("title"), "||", F("body")))
    rows = rows.filter(text=reduce(and_, [words, *_marks(marks, config)]))
    rows = rows.filter(title=words) if in_headline else rows
    weights = get_sql_weights()
    weight = SearchRank(F("title"), words, weights=weights) * F("title_norm")
    weight += SearchRank(F("body"), words, weights=weights)
    found = rows.order_by("-pk").values_list("object_id", weight)[:most]
    scores = {int(key): rank for key, rank in found}
    return scores, len(scores) < most


def _words(wanted: Wanted, is_any: bool, config) -> SearchQuery:
    told = [
        *(SearchQuery(word, config=config) for word in wanted.words),
        *(SearchQuery(p, search_type="phrase", config=config) for p in wanted.phrases),
    ]
    return reduce(or_ if is_any else and_, told)


def _marks(groups, config) -> list[SearchQuery]:
    return [
        reduce(or_, [SearchQuery(mark, config=config) for mark in group])
        for group in groups
    ]
