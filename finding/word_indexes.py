"""How PostgreSQL keeps the indexes of words that Wagtail's search makes.

As they come, what is written goes to the end of a waiting list, and every search reads
that list to its end, up to four megabytes. A paper writes a story now and then and is
searched all day: its words go into their places at once.
"""

from django.db import connections

TABLE = "wagtailsearch_indexentry"
WAITING = """
SELECT quote_ident(indexes.relname), indexes.oid
FROM pg_index JOIN pg_class indexes ON indexes.oid = indexrelid
JOIN pg_am ON pg_am.oid = indexes.relam AND amname = 'gin'
WHERE indrelid = to_regclass(%s)
AND NOT COALESCE(indexes.reloptions, '{}') @> ARRAY['fastupdate=off']
"""


def write_words_at_once(*, using: str, **kwargs) -> None:
    """See to it, and empty the waiting lists; for `post_migrate`."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [TABLE])
        for name, key in cursor.fetchall():
            cursor.execute(f"ALTER INDEX {name} SET (fastupdate = off)")
            cursor.execute("SELECT gin_clean_pending_list(%s)", [key])
