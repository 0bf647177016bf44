"""What PostgreSQL is asked for first is a part of the stories, and never too little."""

import pytest
from django.db import connection
from wagtail.search.models import IndexEntry

from finding.search import candidates as looking
from finding.search import postgresql

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite is asked in another way."
)
WORD = "sturgeon"


@pytest.fixture
def written(story, monkeypatch):
    """Write stories in this order, of which so many are looked through at most."""

    def write(*headlines: str, most: int) -> None:
        IndexEntry.objects.all().delete()  # of pages that were there before
        for headline in headlines:
            story(headline)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {IndexEntry._meta.db_table}")
        monkeypatch.setattr(looking, "LOOKED_THROUGH", most)
        monkeypatch.setattr(looking, "IN_HEADLINES", most)
        monkeypatch.setattr(postgresql, "COMMON", 1)

    return write


@pytest.fixture
def parts(monkeypatch):
    """After which row of the index each look began."""
    begun, look = [], postgresql._told
    monkeypatch.setattr(
        postgresql,
        "_told",
        lambda *asked: begun.append(asked[-1]) or look(*asked),
    )
    return begun


def test_the_newest_are_found_in_the_newest_part(written, hits, parts):
    written(*(f"Sturgeon {n}" for n in range(14)), most=2)
    assert hits(q=WORD) == ["Sturgeon 13", "Sturgeon 12"]
    assert all(parts)


def test_where_the_newest_part_has_too_few_all_are_looked_at(written, hits, parts):
    old = [f"Sturgeon {n}" for n in range(7)]
    written(*old, *(f"Rain {n}" for n in range(20)), most=1)
    assert hits(q=WORD) == ["Sturgeon 6"]
    assert parts[0] > 0
    assert 0 in parts


def test_words_are_written_into_the_indexes_at_once(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reloptions FROM pg_class JOIN pg_index ON oid = indexrelid "
            "WHERE indrelid = %s::regclass AND relname LIKE '%%gin'",
            [IndexEntry._meta.db_table],
        )
        assert [told for (told,) in cursor.fetchall()] == [["fastupdate=off"]] * 3
