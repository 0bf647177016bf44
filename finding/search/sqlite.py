"""Candidates from SQLite's FTS5, in the table that Wagtail's search keeps.

First the rows of the index by themselves, then what they belong to: the other way round
the planner may begin with the hundred thousand. The latest rows come first, so no more
of them are looked at than are taken.
"""

from django.db import connections
from wagtail.search.utils import get_content_type_pk

from articles.models import ArticlePage
from finding.search.fitness import READ, fitness
from finding.search.words import Wanted

TABLE = "wagtailsearch_indexentry_fts"
LATEST = (
    "SELECT entry.object_id, {told} FROM ("  # noqa: S608 (constants of this module)
    f"SELECT rowid, {{weight}} AS weight FROM {TABLE} "
    f"WHERE {TABLE} MATCH %s ORDER BY rowid DESC LIMIT %s"
    ") AS found LEFT JOIN wagtailsearch_indexentry AS entry "
    "ON entry.id = found.rowid AND entry.content_type_id = %s"
)
TEXTS = LATEST.format(told=f"entry.title, substr(entry.body, 1, {READ})", weight="0")
# How much a word counts in each column: autocomplete, body, title. The best has the
# lowest number. FTS5 looks at every row that has one of the words for it.
WEIGHTS = LATEST.format(told="found.weight", weight=f"-bm25({TABLE}, 0.0, 1.0, 8.0)")
KEYS = LATEST.format(told="0.0", weight="0")


def matching(
    index, wanted: Wanted, marks, most: int, *, is_any=False, in_headline=False
) -> tuple[dict[int, float], bool]:
    """The stories last indexed that match, by key, with how well their texts do.

    And whether there are no others.
    """
    columns = "title" if in_headline else "title body"
    parts = [f"{{{columns}}} : ({_words(wanted, is_any)})"]
    parts += [f"{{body}} : ({_joined(group, 'OR')})" for group in marks]
    sql = TEXTS if not is_any else KEYS if in_headline else WEIGHTS
    with connections[index.read_connection.alias].cursor() as cursor:
        asked = [" AND ".join(parts), most, get_content_type_pk(ArticlePage)]
        rows = cursor.execute(sql, asked).fetchall()
    stories = [(int(key), *told) for key, *told in rows if key]
    scores = dict(stories) if is_any else fitness(stories, wanted)
    return scores, len(rows) < most


def _words(wanted: Wanted, is_any: bool) -> str:
    told = [*wanted.words, *wanted.phrases]
    return _joined(told, "OR" if is_any else "AND")


def _joined(words, operator: str) -> str:
    # Nothing but letters, digits and single spaces is in them: see `words.WORD`.
    return f" {operator} ".join(f'"{word}"' for word in words)
