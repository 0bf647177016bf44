"""The stories that a search may be about, as the full-text index has them.

Wagtail's own search scores every story that has the words: with 100,000 stories and a
word that is in most of them, that takes seconds. Here its index is asked for the latest
of them, and for those that have the words in the headline, at most so many; what is
looked at is then weighed, narrowed and counted as a whole, in a bounded time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from wagtail.search import query as wagtail_query
from wagtail.search.backends import get_search_backend

from articles.models import ArticlePage
from finding.search.words import Wanted

LOOKED_THROUGH = 500  # of those that have the words anywhere
IN_HEADLINES = 150  # and of those that have them in the headline
# Where Wagtail's index is a table of ours; each module knows the SQL of one.
ENGINES = {
    "SQLiteSearchBackend": "finding.search.sqlite",
    "PostgresSearchBackend": "finding.search.postgresql",
}
Marks = Iterable[Sequence[str]]


class SearchIsAway(Exception):
    """The search server does not answer."""


@dataclass(frozen=True)
class Candidates:
    """Keys of stories with how well their text fits, from 0 to 1.

    `are_all` says whether no other story has the words. If not, `headed` are those that
    have them in the headline, as far as that was looked for. A story among them may be a
    draft, and a mark may be older than its story: who asks looks at the rows.
    """

    scores: dict[int, float]
    are_all: bool
    headed: frozenset[int] = field(default=frozenset())


def candidates(wanted: Wanted, *, marks: Marks = (), is_any=False) -> Candidates:
    """Stories that have all of the words, or any of them, and one mark of each group.

    Raises SearchIsAway where a server for search is set and does not answer.
    """
    backend = _backend()
    engine = _engine(backend)
    if engine is None:
        return _on_a_server(backend, wanted, is_any)
    index = backend.get_index_for_model(ArticlePage)
    asked = (index, wanted, list(marks))
    latest, are_all = engine.matching(*asked, LOOKED_THROUGH, is_any=is_any)
    if are_all:
        return Candidates(_evened(latest), are_all=True)
    headed, _ = engine.matching(*asked, IN_HEADLINES, is_any=is_any, in_headline=True)
    return Candidates(_evened(headed | latest), are_all=False, headed=frozenset(headed))


def _backend():
    try:
        return get_search_backend()
    except Exception as error:  # its client is not installed, its address is wrong
        raise SearchIsAway from error


def _engine(backend):
    names = [ENGINES.get(kind.__name__) for kind in type(backend).__mro__]
    return next((import_module(name) for name in names if name), None)


def _on_a_server(backend, wanted: Wanted, is_any: bool) -> Candidates:
    """By Wagtail's interface alone: the best first, without scores and marks."""
    stories = ArticlePage.objects.filter(live=True)
    operator = "or" if is_any else "and"
    words = " ".join([*wanted.words, *wanted.phrases])
    query = wagtail_query.PlainText(words, operator=operator)
    try:
        found = list(backend.search(query, stories)[: LOOKED_THROUGH + 1])
    except Exception as error:  # any client, any fault of a server
        raise SearchIsAway from error
    keys = [story.pk for story in found[:LOOKED_THROUGH]]
    scores = {pk: 1 - place / len(keys) for place, pk in enumerate(keys)}
    return Candidates(scores, are_all=len(found) <= LOOKED_THROUGH)


def _evened(scores: dict[int, float]) -> dict[int, float]:
    """The same, the best of them 1."""
    best = max(scores.values(), default=0)
    return {pk: max(score, 0) / best if best > 0 else 0 for pk, score in scores.items()}
