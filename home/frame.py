"""What stands around every page: sections, pages about the paper, breaking news."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from articles.models import ArticlePage, SectionPage
from articles.once import once
from articles.querysets import restricted_paths
from home.models import HousePage, Imprint

BREAKING_AT_ONCE = 3
COLUMNS = ("role", "pk", "shown", "url_path", "path", "at")


@dataclass(frozen=True, slots=True)
class Link:
    """A page that others lead to: its name and its address on this site."""

    pk: int
    title: str
    url: str
    at: Any = None  # as the database has it: to be compared, not shown


@dataclass(frozen=True)
class Frame:
    """The pages around every page, each list in its order."""

    section: list[Link] = field(default_factory=list)
    house: list[Link] = field(default_factory=list)
    breaking: list[Link] = field(default_factory=list)
    policy: list[Link] = field(default_factory=list)


@once
def frame_of(site: Site | None) -> Frame:
    """What stands around the pages of a site; one query.

    It brings along what is restricted, so that nobody has to ask for that after it.
    """
    if site is None:
        return Frame()
    rows = sorted(_rows(site), key=lambda row: row["path"])
    hidden = [row["path"] for row in rows if row["role"] == "restricted"]
    restricted_paths.answer_with(hidden)
    frame, root = Frame(), site.root_page.url_path
    for row in rows:
        is_hidden = row["role"] == "restricted" or row["path"].startswith(tuple(hidden))
        if not is_hidden and row["url_path"].startswith(root):
            getattr(frame, row["role"]).append(_link(row, root.rstrip("/")))
    frame.breaking.sort(key=lambda link: (link.at, link.pk), reverse=True)
    del frame.breaking[BREAKING_AT_ONCE:]
    return frame


def _link(row: dict, root: str) -> Link:
    url = quote(row["url_path"].removeprefix(root), safe="/")
    return Link(row["pk"], row["shown"], url, row["at"])


def _rows(site: Site):
    """All of them at once.

    In SQL, for Django takes five times as long to write it anew for each page. By key,
    for the table of pages is large and these are few.
    """
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    policies = list(Imprint.for_site(site).policy_keys().values())
    marks = ", ".join(["%s"] * len(policies)) or "NULL"
    with connection.cursor() as cursor:
        cursor.execute(ROWS.format(policies=marks, **TABLES), [now, *policies])
        return [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]


# Of a page its columns, of the breaking stories their name in lists and their time.
ROWS = """
    SELECT 'breaking', id, COALESCE(NULLIF(listing_headline, ''), headline), url_path,
        path, published_at
    FROM {story} JOIN {page} ON id = page_ptr_id WHERE breaking_until > %s AND live
    UNION ALL SELECT 'section', id, title, url_path, path, NULL FROM {page}
    WHERE id IN (SELECT page_ptr_id FROM {section}) AND live AND show_in_menus
    UNION ALL SELECT 'house', id, title, url_path, path, NULL FROM {page}
    WHERE id IN (SELECT page_ptr_id FROM {house}) AND live AND show_in_menus
    UNION ALL SELECT 'policy', id, title, url_path, path, NULL FROM {page}
    WHERE id IN ({policies}) AND live
    UNION ALL SELECT 'restricted', id, title, url_path, path, NULL FROM {page}
    WHERE id IN (SELECT page_id FROM {restriction})
"""
TABLES = {
    "story": ArticlePage._meta.db_table,
    "page": Page._meta.db_table,
    "section": SectionPage._meta.db_table,
    "house": HousePage._meta.db_table,
    "restriction": PageViewRestriction._meta.db_table,
}
