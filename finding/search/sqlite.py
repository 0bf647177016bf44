"""Candidates from SQLite's FTS5, in the table that Wagtail's search keeps.

First the rows of the index by themselves, then what they belong to: joined in one
query, the planner may begin with the hundred thousand. The latest rows come first, so
FTS5 weighs no more of them than are taken.
"""

from django.db import connections
from wagtail.search.utils import get_content_type_pk

from articles.models import ArticlePage
from finding.search.among import Among
from finding.search.words import Wanted

TABLE = "wagtailsearch_indexentry_fts"
# How much a word counts in each column: autocomplete, body, title. The best has the
# lowest number.
WEIGHED = f"-bm25({TABLE}, 0.0, 1.0, 8.0)"
LATEST = (
    f"SELECT rowid, {{weight}} FROM {TABLE} "  # noqa: S608 (constants of this module)
    f"WHERE {TABLE} MATCH %s ORDER BY rowid DESC LIMIT %s"
)


def matching(
    index, wanted: Wanted, marks, most: int, *, is_any=False, in_headline=False
) -> tuple[dict[int, float], bool]:
    """The stories last indexed that match, by key, with how well their texts do.

    And whether there are no others.
    """
    columns = "title" if in_headline else "title body"
    parts = [f"{{{columns}}} : ({_words(wanted, is_any)})"]
    parts += [f"{{body}} : ({_joined(group, 'OR')})" for group in marks]
    with connections[index.read_connection.alias].cursor() as cursor:
        # To weigh, FTS5 counts all rows that have the words. In headlines it need not:
        # that they stand there is weighed elsewhere.
        sql = LATEST.format(weight="0.0" if in_headline else WEIGHED)
        cursor.execute(sql, [" AND ".join(parts), most])
        weights = dict(cursor.fetchall())
    kind = get_content_type_pk(ArticlePage)
    rows = index.entries.filter(Among("pk", weights), content_type_id=kind)
    found = dict(rows.values_list("pk", "object_id"))
    scores = {int(found[row]): weights[row] for row in weights if row in found}
    return scores, len(weights) < most


def _words(wanted: Wanted, is_any: bool) -> str:
    told = [*wanted.words, *wanted.phrases]
    return _joined(told, "OR" if is_any else "AND")


def _joined(words, operator: str) -> str:
    # Nothing but letters, digits and single spaces is in them: see `words.WORD`.
    return f" {operator} ".join(f'"{word}"' for word in words)
