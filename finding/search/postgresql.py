"""Candidates from PostgreSQL's full text, in the table that Wagtail's search keeps.

All that a story is found by stands in the column `body`, its headline too, and each
column has an index of its words. There are two ways to the latest stories with a word:
back from the newest, or by that index. The planner does not count what it takes to
unpack a long text, and goes back through all of them for a word that few have; so it is
told which way to go. By the index it looks at every story with the words, so it is asked
for the newest part of them first, in which as many should be as are wanted.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connections
from wagtail.search.backends.database.postgres.weights import get_sql_weights
from wagtail.search.utils import get_content_type_pk

from articles.models import ArticlePage
from finding.search.words import Wanted

# Of all stories; for more it is quicker to go back from the newest (measured).
COMMON = 1 / 3
# So many times as many stories as are wanted should be in the part asked for first.
ENOUGH = 2
# Not worth it for less: to know which rows are in that part takes its time too (measured).
WORTH = 3
# So many stories with the words of a phrase are read for the phrase itself.
READ_FOR_PHRASES = 1000
AS_IT_LIKES = ""  # back from the newest, where many have the words
BY_WORDS = "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off;"
STORIES = "FROM wagtailsearch_indexentry WHERE content_type_id = %s"
EXPECTED = (
    f"EXPLAIN (FORMAT JSON) SELECT 1 {STORIES} AND {{has}} UNION ALL SELECT 1 {STORIES}"
)
# By the index of the keys.
FIRST_AND_LAST = (
    "SELECT COALESCE(min(id), 0), COALESCE(max(id), 0) FROM wagtailsearch_indexentry"
)
LATEST = (
    "{way} SELECT object_id, {weight}, {phrases} FROM ("  # noqa: S608 (constants)
    f"SELECT object_id, title, title_norm, body {STORIES} AND id > %s AND {{has}} "
    "ORDER BY id DESC LIMIT %s) AS latest"
)
WEIGHT = (
    "ts_rank('{weights}', title, {{}}) * title_norm + ts_rank('{weights}', body, {{}})"
)
ALL = 0  # before the first row of the index


class Part(NamedTuple):
    """A piece of SQL, and the values in it."""

    sql: str
    values: tuple = ()

    def within(self, form: str) -> "Part":
        """This piece at each {} of a larger one."""
        return Part(form.replace("{}", self.sql), self.values * form.count("{}"))


class _Asked(NamedTuple):
    """What stories must have, what is told of them, and how many at most."""

    has: Part
    weight: Part
    phrases: Part
    most: int


def matching(
    index, wanted: Wanted, marks, most: int, *, is_any=False, in_headline=False
) -> tuple[dict[int, float], bool]:
    """The stories last indexed that match, by key, with how well their texts do.

    And whether there are no others.
    """
    config, column = index.backend.config, "title" if in_headline else "body"
    words = _words(wanted, config, is_any=is_any)
    has = _have(column, [words], [_one_of(_each(group, config)) for group in marks])
    phrases = [] if is_any else _each(wanted.phrases, config, "phraseto_tsquery")
    most = max(most, READ_FOR_PHRASES) if phrases else most
    asked = _Asked(has, words.within(_weight()), _have(column, phrases), most)
    with connections[index.read_connection.alias].cursor() as cursor:
        told = _latest(cursor, asked)
    scores = {int(key): weight for key, weight, has_phrases in told if has_phrases}
    return scores, len(told) < most


def _words(wanted: Wanted, config, *, is_any: bool) -> Part:
    """All words, those of phrases too; or any word or phrase."""
    words = _each(wanted.words, config)
    if is_any:
        return _one_of(words + _each(wanted.phrases, config, "phraseto_tsquery"))
    return _joined(words + _each(wanted.phrases, config), " && ")


def _each(texts: Iterable[str], config, kind="plainto_tsquery") -> list[Part]:
    form = f"{kind}(%s::regconfig, %s)" if config else f"{kind}(%s)"
    return [Part(form, (config, text) if config else (text,)) for text in texts]


def _one_of(parts: Sequence[Part]) -> Part:
    return _joined(parts, " || ").within("({})")


def _have(column: str, words: Sequence[Part], marks: Sequence[Part] = ()) -> Part:
    """That a column has all of the words, and the text all of the marks.

    In one where that can be: so a text is unpacked once.
    """
    if column == "body" and words:
        words, marks = [_joined([*words, *marks], " && ")], []
    has = [one.within(f"{column} @@ ({{}})") for one in words]
    has += [one.within("body @@ ({})") for one in marks]
    return _joined(has or [Part("true")], " AND ")


def _joined(parts: Sequence[Part], sign: str) -> Part:
    return Part(
        sign.join(part.sql for part in parts),
        tuple(value for part in parts for value in part.values),
    )


def _weight() -> str:
    return WEIGHT.format(weights=get_sql_weights())


def _latest(cursor, asked: _Asked) -> list:
    """The latest that have the words, found in the quickest way."""
    way, after = _quickest_way(cursor, asked)
    told = _told(cursor, asked, way, after)
    if after != ALL and len(told) < asked.most:
        return _told(cursor, asked, way, ALL)
    return told


def _told(cursor, asked: _Asked, way: str, after: int) -> list:
    has, weight, phrases, most = asked
    sql = LATEST.format(way=way, weight=weight.sql, phrases=phrases.sql, has=has.sql)
    values = *weight.values, *phrases.values, _stories(), after, *has.values, most
    return _last_answer(cursor, sql, values)


def _quickest_way(cursor, asked: _Asked) -> tuple[str, int]:
    """By which index to find these rows, and after which one to begin.

    PostgreSQL says how many it expects, and looks at no row for it.
    """
    values = _stories(), *asked.has.values, _stories()
    cursor.execute(f"{EXPECTED.format(has=asked.has.sql)}; {FIRST_AND_LAST}", values)
    plan = cursor.fetchone()[0][0]["Plan"]
    few, every = (part["Plan Rows"] for part in plan["Plans"])
    if few > COMMON * every:
        return AS_IT_LIKES, ALL
    cursor.nextset()
    first, last = cursor.fetchone()
    enough = ENOUGH * asked.most
    if few < WORTH * enough:
        return BY_WORDS, ALL
    return BY_WORDS, last - (last - first) * enough // few


def _stories() -> int:
    return get_content_type_pk(ArticlePage)


def _last_answer(cursor, sql: str, values) -> list:
    """What the last of several statements answers."""
    cursor.execute(sql, values)
    while cursor.nextset():
        pass
    return cursor.fetchall()
