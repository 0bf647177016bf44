"""“One of these keys” with one parameter, where Django makes one of each key.

With hundreds of keys in several queries that is a fifth of what a search costs.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, Expression, F, Field, Value


class Keys(Field):
    """Any number of whole numbers as one value of a query."""

    def get_db_prep_value(self, value, connection, prepared=False) -> Any:
        keys = list(value)
        return keys if connection.vendor == "postgresql" else json.dumps(keys)


class Among(Expression):
    """Whether a column holds one of these whole numbers; for `filter()`."""

    conditional = True

    def __init__(self, column: str, keys: Iterable[int] | Expression):
        super().__init__(output_field=BooleanField())
        is_given = isinstance(keys, Expression)
        self.column = F(column)
        self.keys = keys if is_given else Value(keys, output_field=Keys())

    def get_source_expressions(self):
        return [self.column, self.keys]

    def set_source_expressions(self, expressions):
        self.column, self.keys = expressions

    def as_sql(self, compiler, connection):
        return self._written(compiler, "{} IN (SELECT value FROM json_each({}))")

    def as_postgresql(self, compiler, connection):
        return self._written(compiler, "{} = ANY({})")

    def _written(self, compiler, form: str):
        column, params = compiler.compile(self.column)
        keys, more = compiler.compile(self.keys)
        return form.format(column, keys), [*params, *more]
