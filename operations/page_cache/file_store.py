"""Kept pages in a file that all processes of a machine share: SQLite, with a bound."""

import logging
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

logger = logging.getLogger("newsroom.pages")

SET_UP = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
PRAGMA secure_delete = ON;
PRAGMA cache_size = -2000;
CREATE TABLE IF NOT EXISTS pages (
    unit TEXT NOT NULL, variant TEXT NOT NULL, encoding TEXT NOT NULL, kept BLOB NOT NULL,
    UNIQUE (unit, variant, encoding)
);
"""
# In the order in which they were put in; the oldest tenth goes at a time.
EVICT = """
DELETE FROM pages WHERE rowid IN (
    SELECT rowid FROM pages ORDER BY rowid LIMIT 1 + (SELECT count(*) FROM pages) / 10
)
"""
PATIENCE = 0.25  # seconds that a lock is waited for; then the page is just not kept


class FileStore:
    """Pages by unit (what is dropped together), variant and encoding.

    It never fails: what cannot be read is not there, what cannot be written is not
    kept. A file that is no database is thrown away.
    """

    def __init__(self, path: Path, *, most_bytes: int):
        self.path, self.most_bytes = path, most_bytes
        self._own = threading.local()

    def get(self, unit: str, variant: str) -> dict[str, bytes]:
        """What is kept of a variant, by encoding."""
        wanted = "SELECT encoding, kept FROM pages WHERE unit = ? AND variant = ?"
        return dict(self._run(lambda c: c.execute(wanted, (unit, variant)).fetchall()))

    def put(self, unit: str, variant: str, encoding: str, kept: bytes) -> None:
        """Keep it in place of what was there; older pages go where it gets too much."""
        row = (unit, variant, encoding, kept)
        put = "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)"

        def write(connection):
            connection.execute(put, row)
            while self._bytes(connection) > self.most_bytes:
                if not connection.execute(EVICT).rowcount:
                    break
            return ()

        self._run(write)

    def forget(self, units: Iterable[str]) -> None:
        """Take everything away that is kept of these units."""
        rows = [(unit,) for unit in units]
        forget = "DELETE FROM pages WHERE unit = ?"
        self._run(lambda c: c.executemany(forget, rows).fetchall())

    def forget_all(self) -> None:
        """Take everything away."""
        self._run(lambda c: c.execute("DELETE FROM pages").fetchall())

    @staticmethod
    def _bytes(connection) -> int:
        """How much is used of the file."""
        size, free, each = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (size - free) * each

    def _run(self, work) -> Iterable:
        try:
            return work(self._connection())
        except sqlite3.OperationalError as error:  # locked, full, not ours to write
            logger.warning("The page store does not work: %s", error)
        except sqlite3.DatabaseError:
            logger.warning("The page store is no database; it is made anew.")
            self._throw_away()
        return ()

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._own, "connection"):
            connection = sqlite3.connect(
                self.path,
                timeout=PATIENCE,
                isolation_level=None,
                check_same_thread=False,  # closed by whoever clears up after the thread
            )
            connection.executescript(SET_UP)
            self._own.connection = connection
        return self._own.connection

    def _throw_away(self) -> None:
        self._own = threading.local()
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
