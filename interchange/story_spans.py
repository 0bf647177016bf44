"""The parts of the site map of stories: which there are, and when each last changed.

There are as many stories as a paper ever wrote, and some hundred parts of them. Nothing
here reads a part through: each is found by one step along an index, its latest story by
another one, and a public one by a third. Asked whether one EXISTS, PostgreSQL would list
all public stories first.
"""

from datetime import datetime

from django.db import connection
from django.db.models import IntegerField, Value
from django.db.models.expressions import RawSQL

from articles.models import ArticlePage

PARTS = """
    WITH RECURSIVE parts (span) AS (
        SELECT MIN(page_ptr_id / {size}) FROM {story}
        UNION ALL
        SELECT (SELECT MIN(page_ptr_id / {size}) FROM {story}
                WHERE page_ptr_id / {size} > span)
        FROM parts WHERE span IS NOT NULL
    )
    SELECT span, (SELECT MAX(published_at) FROM {story} WHERE page_ptr_id / {size} = span)
    FROM parts WHERE span IS NOT NULL AND ({public} LIMIT 1) IS NOT NULL
"""


def spans_of_stories(size: int) -> dict[int, datetime | None]:
    """The parts with public stories, each with its latest publication or new fact.

    `size` is the number of keys in a part; for 1000 there is the index `stories_by_span`.
    A story that was taken off counts as well: its part did change. Two queries.
    """
    found = dict(_parts(size))
    for span, changed_at in _latest_facts(size):
        if span in found:
            found[span] = max(filter(None, (found[span], changed_at)))
    return found


def _parts(size: int):
    public, params = _public_stories_of_a_span(size).query.sql_with_params()
    story = ArticlePage._meta.db_table
    asked = PARTS.format(size=size, story=story, public=public)
    time = ArticlePage._meta.get_field("published_at")
    converters = connection.ops.get_db_converters(
        time.get_col(time.model._meta.db_table)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, params)
        for span, latest in cursor.fetchall():
            for convert in converters:
                latest = convert(latest, time, connection)
            yield span, latest


def _public_stories_of_a_span(size: int):
    """For the query above, which has the number of the span."""
    first = RawSQL("span * %s", [size], IntegerField())
    stories = ArticlePage.objects.published_by_sql().order_by()
    return stories.filter(id__gte=first, id__lt=first + Value(size)).values("pk")


def _latest_facts(size: int):
    """The parts with stories of which facts were changed; those have an index."""
    changed = ArticlePage.objects.filter(substantially_updated_at__isnull=False)
    latest: dict[int, datetime] = {}
    for key, at in changed.order_by().values_list("pk", "substantially_updated_at"):
        latest[key // size] = max(latest.get(key // size, at), at)
    return latest.items()
