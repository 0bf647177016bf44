"""Rows that are stored again and again by kept SQL, as `articles.prepared` asks for them."""

from typing import Any

from django.db import connection, transaction
from django.db.models import Field, Model
from django.db.models.signals import post_save, pre_save
from django.db.models.sql import InsertQuery

from articles.prepared import Given, keeping_cursor, this_database


class Insertion:
    """The statement that stores a new row of a model, with its key or to be given one."""

    def __init__(self, model: type[Model], *, with_key: bool):
        key = model._meta.pk
        self.fields: list[Field] = [
            field
            for field in model._meta.local_concrete_fields
            if with_key or field is not key
        ]
        stand_in = model()
        for field in self.fields:
            setattr(stand_in, field.attname, Given(field.attname, field))
        query = InsertQuery(model)
        query.insert_values(self.fields, [stand_in], raw=True)
        compiler = query.get_compiler(connection=connection)
        compiler.returning_fields = [key]
        ((self.sql, places),) = compiler.as_sql()
        self.order = [place.name for place in places]

    def store(self, row: Model) -> Any:
        """Store it; returns the key. Raises IntegrityError where the database refuses."""
        database = this_database()
        values = {
            field.attname: field.get_db_prep_save(
                field.pre_save(row, add=True), database
            )
            for field in self.fields
        }
        with keeping_cursor(database) as cursor:
            cursor.execute(self.sql, [values[name] for name in self.order])
            return cursor.fetchone()[0]


class PreparedInsert:
    """Stores new rows of one model, which has a table of its own only."""

    def __init__(self, model: type[Model]):
        self.model = model
        self.statements: dict[tuple[str, bool], Insertion] = {}

    def do(self, row: Model) -> None:
        """As `save(force_insert=True)`: by the fields' own rules, and with its signals.

        Sets the key where the row has none. Raises IntegrityError.
        """
        alias = connection.alias
        told = {"sender": self.model, "instance": row, "raw": False, "using": alias}
        pre_save.send(**told, update_fields=None)
        with transaction.mark_for_rollback_on_error(using=alias):
            row.pk = self._statement(has_key=row.pk is not None).store(row)
        row._state.adding, row._state.db = False, alias
        post_save.send(**told, created=True, update_fields=None)

    def _statement(self, *, has_key: bool) -> Insertion:
        kind = (connection.vendor, has_key)
        if kind not in self.statements:
            self.statements[kind] = Insertion(self.model, with_key=has_key)
        return self.statements[kind]


# By database: what gives the key of the row that is stored next. In SQLite it is so for
# as long as nobody else writes, which a transaction sees to from its beginning.
NEXT_KEY = {
    "postgresql": "SELECT nextval(pg_get_serial_sequence('{table}', '{key}'))",
    "sqlite": "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = '{table}'",
}


def next_key(model: type[Model]) -> int:
    """The key for a row that is stored next, in the transaction that we are in.

    So what is made of a key can be stored with its row.
    """
    options = model._meta
    named = {"table": options.db_table, "key": options.pk.column}
    with keeping_cursor(this_database()) as cursor:
        cursor.execute(NEXT_KEY[connection.vendor].format(**named))
        return cursor.fetchone()[0]
