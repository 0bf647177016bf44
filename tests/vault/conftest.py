import pytest
from django.db import connection

OLD, NEW = "old-key-" + "o" * 32, "new-key-" + "n" * 32


@pytest.fixture
def under_keys(settings):
    """Sets the ring; the first key seals, all of them open."""

    def use(*keys: str) -> None:
        settings.FIELD_ENCRYPTION_KEYS = list(keys)

    return use


@pytest.fixture
def raw():
    """What really stands in a column, past every field."""

    def values(model, column: str) -> list:
        table = connection.ops.quote_name(model._meta.db_table)
        name = connection.ops.quote_name(column)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {name} FROM {table} ORDER BY 1")  # noqa: S608
            return [row[0] for row in cursor.fetchall()]

    return values
