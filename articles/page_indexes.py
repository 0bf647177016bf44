"""Indexes on Wagtail's tables, for questions that the screens of the staff ask.

They are no migrations of ours, for the tables are not ours: SQLite copies a table when
Wagtail changes it, and indexes that Wagtail does not know are not copied. So they are
made after every `migrate`, where they are missing.
"""

from django.db import connections

# In the words of `articles.admin.explorer.parent_path`; four letters are one step of a path.
PARENT = "SUBSTR(path, 1, LENGTH(path) - 4)"

INDEXES = {
    # The explorer: the pages below one page, in the orders in which they are listed.
    "newsroom_below_newest": f"wagtailcore_page (({PARENT}), latest_revision_created_at {{newest}}, id)",
    "newsroom_below_titles": f"wagtailcore_page (({PARENT}), title, id)",
    # The clock: which live pages come down, and when.
    "newsroom_expiring": "wagtailcore_page (expire_at) WHERE expire_at IS NOT NULL",
    # The start page: my drafts; my latest edits; how many pages there are.
    "newsroom_drafts": "wagtailcore_page (owner_id, latest_revision_created_at) WHERE has_unpublished_changes",
    "newsroom_edits": "wagtailcore_pagelogentry (user_id, action, timestamp)",
    "newsroom_parents": "wagtailcore_page (path, numchild) WHERE numchild > 0",
}
TABLES = {"wagtailcore_page", "wagtailcore_pagelogentry"}
# Where a page has no revision yet, Wagtail's list has it at the end.
NEWEST = {"postgresql": "DESC NULLS LAST", "sqlite": "DESC"}


def make_page_indexes(*, using: str, **kwargs) -> None:
    """Make those that are missing; for `post_migrate`."""
    connection = connections[using]
    newest = NEWEST.get(connection.vendor)
    if newest is None or not set(connection.introspection.table_names()) >= TABLES:
        return  # another database, or only some of the migrations were run
    with connection.cursor() as cursor:
        # Looked for first: PostgreSQL asks for the table even where nothing is missing.
        known = {
            name
            for table in TABLES
            for name in connection.introspection.get_constraints(cursor, table)
        }
        for name in INDEXES.keys() - known:
            place = INDEXES[name].format(newest=newest)
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {place}")
