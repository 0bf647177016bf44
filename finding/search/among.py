"""“One of these keys” with one parameter, where Django makes one of each key.

With hundreds of keys in four queries that is a fifth of what a search costs.
"""

import json
from collections.abc import Iterable

from django.db.models import BooleanField, Expression, F


class Among(Expression):
    """Whether a column holds one of these whole numbers; for `filter()`."""

    conditional = True

    def __init__(self, column: str, keys: Iterable[int]):
        super().__init__(output_field=BooleanField())
        self.column, self.keys = F(column), list(keys)

    def get_source_expressions(self):
        return [self.column]

    def set_source_expressions(self, expressions):
        (self.column,) = expressions

    def as_sql(self, compiler, connection):
        column, params = compiler.compile(self.column)
        keys = "(SELECT value FROM json_each(%s))"
        return f"{column} IN {keys}", [*params, json.dumps(self.keys)]

    def as_postgresql(self, compiler, connection):
        column, params = compiler.compile(self.column)
        return f"{column} = ANY(%s)", [*params, self.keys]
