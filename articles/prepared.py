"""Queries that are put into SQL once: what every reader's page, reply and search asks.

Django puts a queryset into SQL each time it is used, which takes several times as long as
the database needs for the answer. What is asked stays a queryset; the SQL is Django's.

PostgreSQL keeps it too, for as long as a connection lasts, and its plan: to plan most of
these takes longer than to do them. SQLite does so by itself.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Expression, Field, Model
from django.db.models.query import get_related_populators

# Looked for when it is needed: the driver is installed where PostgreSQL is used.
POSTGRESQL = "django.db.backends.postgresql.base"
# More than there are, with all numbers of values; the driver would keep a hundred.
KEPT_AT_MOST = 1000


class Given(Expression):
    """The place of a value that is known only when the query is asked."""

    def __init__(self, name: str, output_field: Field, place: int | None = None):
        super().__init__(output_field=output_field)
        self.name, self.place = name, place

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value_among(self, values: dict, database) -> Any:
        """What is to stand here, in the form that the database takes."""
        value = values[self.name]
        if self.place is not None:
            value = value[self.place]
        return self.output_field.get_db_prep_value(value, database)


def this_database():
    """Django's connection itself: each look through `connection` finds it anew."""
    return connections[DEFAULT_DB_ALIAS]


def keeping_cursor(database):
    """A cursor whose statements the database keeps, by the values' places in them."""
    # Django's own writes the values into the text, which makes each another statement;
    # and where queries are logged, it tells them so.
    if database.vendor != "postgresql" or database.queries_logged:
        return database.cursor()
    database.close_if_health_check_failed()
    database.ensure_connection()
    database.connection.prepared_max = KEPT_AT_MOST
    return database.make_cursor(_binding_cursor()(database.connection))


@cache
def _binding_cursor():
    return import_module(POSTGRESQL).ServerBindingCursor


PLACE = re.compile("%%|%s")


def _with_constants(sql: str, params: Sequence) -> tuple[str, list[Given]]:
    """The same with all that is always the same written into it.

    PostgreSQL makes its plan by them, and one for any values would be a bad one.
    """
    literal = import_module("psycopg.sql").Literal
    connection.ensure_connection()
    rest = iter(params)

    def written(place: re.Match) -> str:
        if place[0] == "%%" or isinstance(param := next(rest), Given):
            return place[0]
        return literal(param).as_string(connection.connection).replace("%", "%%")

    kept = [param for param in params if isinstance(param, Given)]
    return PLACE.sub(written, sql), kept


class Question:
    """Something to ask as the database takes it, and how each column is read."""

    def __init__(self, compiler):
        self.sql, self.params = compiler.as_sql()
        if connection.vendor == "postgresql":
            self.sql, self.params = _with_constants(self.sql, self.params)
        columns = [column for column, _sql, _alias in compiler.select]
        readers = compiler.get_converters(columns)
        self.readers = [(place, *how) for place, how in readers.items()]

    def ask(self, values: dict) -> list:
        database = this_database()
        with keeping_cursor(database) as cursor:
            cursor.execute(self.sql, self._with(values, database))
            return [self._read(row, database) for row in cursor.fetchall()]

    def _with(self, values: dict, database) -> list:
        return [
            param.value_among(values, database) if isinstance(param, Given) else param
            for param in self.params
        ]

    def _read(self, row, database) -> Any:
        read = list(row)
        for place, readers, column in self.readers:
            for reader in readers:
                read[place] = reader(read[place], column, database)
        return read


class ObjectQuestion(Question):
    """The same, where rows become objects with what was selected with them."""

    def __init__(self, compiler):
        super().__init__(compiler)
        info, select = compiler.klass_info, compiler.select
        self.model = info["model"]
        own = info["select_fields"]
        self.own = slice(own[0], own[-1] + 1)
        self.names = [column.target.attname for column, *_ in select[self.own]]
        # As Django itself does for `select_related`; the types are of a later Django.
        self.related = get_related_populators(info, select, connection.alias)  # type: ignore[call-arg]

    def _read(self, row, database) -> Any:
        read = super()._read(row, database)
        found = loaded(self.model, self.names, read[self.own])
        for related in self.related:
            related.populate(read, found)
        return found


class Prepared:
    """A `values_list` that is asked again and again with other values.

    `make` gets a Given for each of the `fields`, which say of what kind a value will be;
    for a value that is a list, a list of them.
    """

    question: type[Question] = Question

    def __init__(self, make: Callable[..., Any], **fields: Field):
        self.make, self.fields = make, fields
        self.questions: dict[tuple, Question] = {}

    def ask(self, **values) -> list[list]:
        """The rows, each a list in the order of the names in the queryset."""
        return self._question(values).ask(values)

    def _question(self, values: dict) -> Question:
        lengths = tuple(
            len(value) if isinstance(value, list | tuple) else None
            for value in values.values()
        )
        kind = (connection.vendor, *values, *lengths)
        if kind not in self.questions:
            self.questions[kind] = self._put_into_sql(
                dict(zip(values, lengths, strict=True))
            )
        return self.questions[kind]

    def _put_into_sql(self, lengths: dict[str, int | None]) -> Question:
        givens = {name: self._given(name, length) for name, length in lengths.items()}
        query = self._query(givens)
        return self.question(query.get_compiler(connection=connection))

    def _query(self, givens: dict):
        return self.make(**givens).query

    def _given(self, name: str, length: int | None):
        field = self.fields[name]
        if length is None:
            return Given(name, field)
        return [Given(name, field, place) for place in range(length)]


class PreparedObjects(Prepared):
    """The same of a queryset of objects."""

    question = ObjectQuestion

    def ask(self, **values) -> list[Any]:
        """The objects, in the order of the queryset."""
        return super().ask(**values)


def loaded(model: type[Model], names: Sequence[str], row: Sequence) -> Any:
    """An object of which only the named columns are loaded; the others when used.

    The names are attnames in the order of the model's fields; `in_order` brings them
    there.
    """
    return model.from_db(connection.alias, names, row)


def in_order(model: type[Model], *names: str) -> tuple[str, ...]:
    """The names of columns in the order of the model's fields; all without any names."""
    attnames = [field.attname for field in model._meta.concrete_fields]
    return tuple(name for name in attnames if name in names or not names)
