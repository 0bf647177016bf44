"""Which pages show something of a picture, a document or a story, by Wagtail's index.

`articles.public_files` sees to it that the index knows a page as soon as it is public.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, ReferenceIndex

from home.models import Imprint
from home.models.imprint import POLICIES


@dataclass(frozen=True)
class Uses:
    """Keys of pages, and whether anything else uses it: a setting, an author."""

    pages: frozenset[int] = frozenset()
    elsewhere: bool = False


def uses_of(model: type[Model], keys: Iterable[int]) -> Uses:
    """Who refers to these rows; one query."""
    types = ContentType.objects
    found = ReferenceIndex.objects.filter(
        to_content_type=types.get_for_model(model),
        to_object_id__in=[str(key) for key in keys],
    )
    page = types.get_for_model(Page).pk
    rows = set(found.values_list("base_content_type", "object_id"))
    pages = frozenset(int(pk) for kind, pk in rows if kind == page)
    return Uses(pages, elsewhere=len(pages) < len(rows))


def are_policies(keys: Iterable[int]) -> bool:
    """Whether the imprint names one of these pages; the index knows no settings."""
    wanted = list(keys)
    fields = (f"{name}__in" for name in (*POLICIES.values(), "security_page"))
    chosen = reduce(or_, (Q(**{field: wanted}) for field in fields))
    return Imprint.objects.filter(chosen).exists()
