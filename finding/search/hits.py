"""What the page shows of the stories on it: rows, for nothing else of them is needed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.safestring import SafeString

from articles.cards import COLUMNS, Card, add_names
from articles.models import ArticlePage
from articles.prepared import Prepared
from finding.search.among import Among, Keys
from finding.search.excerpts import excerpt
from finding.search.words import Wanted


@dataclass(frozen=True)
class Hit:
    """A found story, and the passage that has the words."""

    story: Card
    excerpt: SafeString


def hits(keys: Sequence[int], words: Wanted) -> list[Hit]:
    """Those of the published stories with these keys, in this order; three queries.

    Without pictures: here the words are looked for.
    """
    rows = CARDS.ask(keys=frozenset(keys)) if keys else []
    found = {key: (Card(key, *told), body) for key, *told, body in rows}
    add_names(card for card, _body in found.values())
    shown = [found[key] for key in keys if key in found]
    told = words.all_words
    return [
        Hit(card, excerpt(card, json.loads(body or "[]"), told)) for card, body in shown
    ]


def _cards(keys) -> QuerySet:
    stories = ArticlePage.objects.published_by_sql().filter(Among("pk", keys))
    # As text: of its blocks no more is wanted than what stands in them.
    stories = stories.annotate(written=Cast("body", TextField()))
    return stories.order_by().values_list(*COLUMNS, "written")


CARDS = Prepared(_cards, keys=Keys())
