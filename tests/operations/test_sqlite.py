"""SQLite as this house runs it: readers read while one writes, writers wait."""

import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.checks import run_checks
from django.db import connection

from newsroom.settings import connections

needs_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="This run is on PostgreSQL."
)


@pytest.fixture
def check(monkeypatch):
    """The ids of the errors that a database with this configuration gets."""

    def run(config: dict) -> list[str]:
        found = SimpleNamespace(DATABASES={"default": config})
        monkeypatch.setattr("operations.checks.settings", found)
        return [error.id for error in run_checks(tags=["database"], databases=[])]

    return run


def house(**options) -> dict:
    """A SQLite database as this house configures it, with some options changed."""
    config = connections.database("sqlite:////tmp/paper.sqlite3")
    return config | {"OPTIONS": {**config["OPTIONS"], **options}}


def test_the_options_of_the_house_are_no_error(check):
    assert check(house()) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"transaction_mode": "DEFERRED"}, "operations.E001"),
        ({"transaction_mode": None}, "operations.E001"),
        ({"init_command": "PRAGMA synchronous=NORMAL;"}, "operations.E002"),
        ({"init_command": "PRAGMA journal_mode=DELETE;"}, "operations.E002"),
        ({"timeout": 5}, "operations.E003"),
    ],
)
def test_other_options_are_an_error(check, options, expected):
    assert check(house(**options)) == [expected]


def test_django_s_own_defaults_are_three_errors(check):
    found = check({"ENGINE": "django.db.backends.sqlite3"})
    assert found == ["operations.E001", "operations.E002", "operations.E003"]


def test_postgresql_is_not_checked(check):
    assert check({"ENGINE": "django.db.backends.postgresql"}) == []


@needs_sqlite
def test_the_file_is_really_in_wal_mode(db):
    name = connection.settings_dict["NAME"]
    assert Path(name).is_file()
    outside = sqlite3.connect(name)
    try:
        assert outside.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    finally:
        outside.close()


@needs_sqlite
def test_a_connection_waits_for_a_writer_and_begins_immediately(db):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] >= 10_000
    assert connection.transaction_mode == "IMMEDIATE"
