"""Move every sealed value and keyed hash to the first key of the ring."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction

from vault.fields import EncryptedTextField, KeyedHashField

BATCH = 500


def vault_models() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Each concrete model with vault fields, and those fields' names."""
    for model in apps.get_models():
        names = [
            field.name
            for field in model._meta.local_fields
            if isinstance(field, EncryptedTextField)
            or (isinstance(field, KeyedHashField) and field.source)
        ]
        if names:
            yield model, names


def rotate(model: type[models.Model], names: list[str]) -> int:
    """Save the named fields of all rows again; returns how many rows that were.

    Safe to run while the paper works and to run again after it was interrupted: every
    row is rewritten from what it holds at that moment, under its lock.
    """
    done = 0
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            batch = model._base_manager.select_for_update(of=("self",))
            for row in batch.filter(pk__in=keys[start : start + BATCH]):
                models.Model.save(row, update_fields=names)
                done += 1
    return done
