"""The rows that an object names by foreign keys: read once, and not asked for again.

Django looks every foreign key up whenever an object is checked, and a revision is read
with a query for each key of each of its rows. Publishing a story checks and reads it
several times, in one transaction.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, PageLogEntry


class KnowsItsRows:
    """A model that is checked without a look-up of rows that are at hand."""

    def clean_fields(self, exclude=None):
        kept = {*(exclude or ()), *keys_at_hand(self)}
        super().clean_fields(kept)  # type: ignore[misc]


def keys_at_hand(instance) -> set[str]:
    """The foreign keys of an object whose rows were read, or have just been written."""
    return {
        key.name
        for key in foreign_keys(type(instance))
        if key.is_cached(instance) and getattr(instance, key.attname) is not None
    }


def foreign_keys(model: type[models.Model]) -> list:
    """The foreign keys of a model, without that of a row to the page it belongs to."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.many_to_one and not isinstance(field, ParentalKey)
    ]


def names_of_rows(model: type[models.Model]) -> list[str]:
    """The relations of a page to the rows that belong to it, editors' comments aside."""
    relations = (one.get_accessor_name() for one in get_all_child_relations(model))
    return [name for name in relations if name != COMMENTS_RELATION_NAME]


def load_rows(page) -> None:
    """Read the rows of a page and what they name: one query for each relation.

    A relation that is in memory already stays as it is.
    """
    for name in names_of_rows(type(page)):
        manager = getattr(page, name)
        rows = manager.all()
        if isinstance(rows, models.QuerySet):
            keys = [key.name for key in foreign_keys(rows.model)]
            manager.set(rows.select_related(*keys) if keys else rows)


def find_named(page, relations: Iterable[str]) -> None:
    """Read what a page and these rows of it in memory name: one query for each model.

    As modelcluster does with what is gone meanwhile: a row that was to go with it is
    left out, other keys are emptied.
    """
    rows = {name: getattr(page, name).get_object_list() for name in relations}
    owners = [page, *(row for one in rows.values() for row in one)]
    found = _found(owners)
    gone = {id(owner) for owner in owners if _attach(owner, found)}
    for name, one in rows.items():
        if not gone.isdisjoint(map(id, one)):
            getattr(page, name).set([row for row in one if id(row) not in gone])


def _found(owners: list) -> dict[type, dict]:
    wanted = defaultdict(set)
    for owner in owners:
        for key in foreign_keys(type(owner)):
            wanted[key.related_model].add(getattr(owner, key.attname))
    return {
        model: model._default_manager.in_bulk(keys - {None}) if keys - {None} else {}
        for model, keys in wanted.items()
    }


def _attach(owner, found: dict[type, dict]) -> bool:
    """Give an object the rows that it names; whether it has to go with one of them."""
    has_to_go = False
    for key in foreign_keys(type(owner)):
        value = getattr(owner, key.attname)
        if value is None:
            continue
        row = found[key.related_model].get(value)
        setattr(owner, key.name, row)
        rule = key.remote_field.on_delete
        has_to_go = has_to_go or (row is None and rule is models.CASCADE)
    return has_to_go


def check_log_entries_quickly() -> None:
    """Let Wagtail check an entry of a page's log without a look-up of what it was given.

    It is made with the page, the user and the revision themselves, and then asks the
    database for each of them, four queries an entry.
    """
    PageLogEntry.clean_fields = _clean_fields


def _clean_fields(entry, exclude=None):
    models.Model.clean_fields(entry, {*(exclude or ()), *keys_at_hand(entry)})
