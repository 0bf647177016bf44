"""The database as the migrations left it, put back quickly after each test that commits.

Django empties every table then and has the house founded anew: content types, rights,
the front page, the workflow. That costs more than most tests. Here it is done once, and
what it left is put back from a copy.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.db import connection, transaction
from django.test import TransactionTestCase


class SQLiteCopy:
    """All pages of the file, in memory."""

    def __init__(self):
        connection.ensure_connection()
        self.copy = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(self.copy)

    def put_back(self) -> None:
        connection.ensure_connection()
        self.copy.backup(connection.connection)


class PostgreSQLCopy:
    """The rows of all tables, in PostgreSQL's own form."""

    def __init__(self):
        names = connection.introspection.django_table_names(only_existing=True)
        self.tables = [connection.ops.quote_name(name) for name in names]
        with connection.cursor() as cursor:
            self.rows = {name: _rows(cursor, name) for name in self.tables}
            self.numbers = _last_numbers(cursor)

    def put_back(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            # No triggers: rows come and go in any order.
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("".join(f"DELETE FROM {name};" for name in self.tables))  # noqa: S608
            for name, rows in self.rows.items():
                if rows:
                    with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                        copy.write(rows)
            # A test that restores a backup sets the numbers back to those of its rows.
            cursor.execute(
                "".join(
                    f"SELECT setval('{name}', greatest(nextval('{name}'), {last}));"
                    for name, last in self.numbers.items()
                )
            )


def _rows(cursor, name: str) -> bytes:
    with cursor.copy(f"COPY {name} TO STDOUT") as copy:
        return b"".join(bytes(part) for part in copy)


def _last_numbers(cursor) -> dict[str, int]:
    """The sequences by name, with the number that each gave last."""
    cursor.execute(
        "SELECT format('%I.%I', schemaname, sequencename), last_value "
        "FROM pg_sequences WHERE last_value IS NOT NULL"
    )
    return dict(cursor.fetchall())


def copy_of_now() -> SQLiteCopy | PostgreSQLCopy | None:
    """None where the database lets us do no such thing."""
    if connection.vendor == "sqlite":
        return SQLiteCopy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser')")
        return PostgreSQLCopy() if cursor.fetchone() == ("on",) else None


@contextmanager
def founded_once() -> Iterator[None]:
    """Meanwhile the first test that commits is cleaned up after by Django, others by us."""
    flush = TransactionTestCase._fixture_teardown
    kept: list[SQLiteCopy | PostgreSQLCopy | None] = []

    def put_back(case) -> None:
        if kept and kept[0]:
            kept[0].put_back()
            return
        flush(case)
        kept[:] = [copy_of_now()]

    with mock.patch.object(TransactionTestCase, "_fixture_teardown", put_back):
        yield
