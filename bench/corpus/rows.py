"""Rows written in bulk: no instances, no signals, one statement for thousands."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection, models, transaction

BATCH = 5000


class Written(str):
    """A text that is already as the database keeps it, such as JSON."""

    __slots__ = ()


def insert(model: type[models.Model], rows: Iterable[dict]) -> int:
    """Insert rows, given as dicts by column attribute; returns how many.

    A column that a row leaves out gets its field's default. Of a page type only its
    own table is written; the row of Page is another call.
    """
    done = 0
    for batch in batches(rows, BATCH):
        fields = _fields(model, batch[0])
        values = [tuple(_value(field, row) for field in fields) for row in batch]
        with transaction.atomic():
            _write(model, fields, values)
        done += len(batch)
    return done


GO_ON = """
    SELECT setval(name, greatest(nextval(name), %s))
    FROM (SELECT pg_get_serial_sequence(%s, %s)::regclass AS name) AS sequence
"""


def batches(things: Iterable, size: int) -> Iterator[list]:
    """The things in lists of at most `size`."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


def next_key(model: type[models.Model]) -> int:
    """The first primary key that is free, with all above it."""
    return (model._default_manager.aggregate(models.Max("pk"))["pk__max"] or 0) + 1


def go_on_counting(*kinds: type[models.Model]) -> None:
    """Let the database give keys above those that were written here; never lower ones."""
    if connection.vendor != "postgresql":
        return  # SQLite looks at the keys that are there
    with connection.cursor() as cursor:
        for kind in kinds:
            table, column = f'"{kind._meta.db_table}"', kind._meta.pk.column
            cursor.execute(GO_ON, [next_key(kind) - 1, table, column])


def _fields(model, row) -> list[models.Field]:
    """All columns, without a key that the database is to give."""
    return [
        field
        for field in model._meta.local_concrete_fields
        if not isinstance(field, models.AutoField) or field.attname in row
    ]


def _value(field, row):
    value = row[field.attname] if field.attname in row else field.get_default()
    if isinstance(value, Written):
        return str(value)
    return field.get_db_prep_save(value, connection)


def _write(model, fields, values) -> None:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    table = quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _copy(cursor, f"COPY {table} ({columns}) FROM STDIN", values)
            return
        places = ", ".join(["%s"] * len(fields))
        # Names of our own models only.
        statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608
        cursor.executemany(statement, values)


def _copy(cursor, statement, values) -> None:
    with cursor.copy(statement) as copy:
        for row in values:
            copy.write_row(row)
