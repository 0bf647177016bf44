"""The newest stories of each section, for the rows of the front page."""

from collections.abc import Collection

from django.db import connection
from wagtail.models import Page

from articles.models import ArticlePage, SectionPage
from articles.querysets import restricted_paths

# By an index for each place of a row: a window over all stories would number 100,000 of
# them for each front page. In SQL, for Django takes ten times as long to write it.
ROWS = "SELECT {places} FROM {section} AS s WHERE s.page_ptr_id IN ({keys})"
PLACE = """(
    SELECT a.page_ptr_id FROM {story} AS a JOIN {page} AS p ON p.id = a.page_ptr_id
    WHERE a.section_id = s.page_ptr_id AND p.live
        AND a.page_ptr_id NOT IN ({taken}) {hidden}
    ORDER BY a.published_at DESC, a.page_ptr_id DESC LIMIT 1 OFFSET {place}
)"""
TABLES = {
    "story": ArticlePage._meta.db_table,
    "page": Page._meta.db_table,
    "section": SectionPage._meta.db_table,
}


def newest_of_each(
    sections: Collection[int], *, places: int, taken: Collection[int]
) -> list[int]:
    """The keys of the newest public stories of each section, so many of each.

    Without those that are taken; one query.
    """
    if not sections:
        return []
    hidden = [f"{path}%" for path in restricted_paths()]
    of_places: list[str | int] = [*taken, *hidden]
    words = {
        "taken": _marks(taken),
        "hidden": "AND p.path NOT LIKE %s " * len(hidden),
        **TABLES,
    }
    row = ", ".join(PLACE.format(place=place, **words) for place in range(places))
    asked = ROWS.format(places=row, keys=_marks(sections), **TABLES)
    with connection.cursor() as cursor:
        cursor.execute(asked, of_places * places + [*sections])
        return [key for found in cursor.fetchall() for key in found if key]


def _marks(keys: Collection[int]) -> str:
    return ", ".join(["%s"] * len(keys)) or "-1"  # no page has that key
