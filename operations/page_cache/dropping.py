"""Take pages out of the cache: what was changed is not given to anybody any more."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.db import transaction

from operations.page_cache.addresses import unit_of
from operations.page_cache.shelf import shelf


def drop(addresses: Iterable[str]) -> None:
    """Drop all that is kept at these addresses (paths or URLs), in every variant.

    As soon as the running transaction is committed, at once where there is none: a page
    made before that would be made of what was before. Any page of a thread stands for
    all of them.
    """
    units = {unit_of(_path(address)) for address in addresses}
    if units and settings.NEWSROOM_PAGE_CACHE:
        transaction.on_commit(partial(_drop, units))


def drop_all() -> None:
    """Drop every page, as soon as the running transaction is committed."""
    if settings.NEWSROOM_PAGE_CACHE:
        transaction.on_commit(_drop_all)


def _drop(units: set[str]) -> None:
    shelf().drop(units)


def _drop_all() -> None:
    shelf().drop_all()


def _path(address: str) -> str:
    """The path as WSGI has it: decoded, its bytes as Latin-1."""
    return unquote_to_bytes(urlsplit(address).path or "/").decode("latin-1")
