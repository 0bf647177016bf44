"""SQLite is told how large its tables are; PostgreSQL, which of them are empty."""

import pytest
from django.db import connection

from operations import clock
from operations.models import OutgoingMail
from tests.factories import ArticleFactory

only_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL counts its rows by itself"
)
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite counts all tables at once"
)


def lines_about(model) -> list:
    with connection.cursor() as cursor:
        table = model._meta.db_table
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [table])
        return [stat for (stat,) in cursor.fetchall()]


@only_sqlite
def test_the_clock_counts_the_rows_of_every_table_and_empty_ones_too(section):
    for _ in range(3):
        story = ArticleFactory(parent=section)
    assert "statistics" in clock.tick()
    assert any(stat.startswith("3 ") for stat in lines_about(type(story)))
    assert lines_about(OutgoingMail) == ["0"]


@only_sqlite
def test_counting_twice_leaves_one_line_for_an_empty_table(db):
    for _ in range(2):
        dict_of = {task.name: task.run for task in clock.TASKS}
        dict_of["statistics"]()
    assert lines_about(OutgoingMail) == ["0"]


@only_postgresql
def test_the_clock_counts_what_postgresql_never_counted(db):
    assert "statistics" in clock.tick()
    with connection.cursor() as cursor:
        table = OutgoingMail._meta.db_table
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (0,)


def test_any_database_can_be_asked_to(db):
    assert "statistics" in clock.tick()
