"""Telling every cache which addresses to make anew: ours at once, others by a task."""

import logging
from collections.abc import Iterable

from wagtail.contrib.frontend_cache.utils import get_backends
from wagtail.models import Site

from operations.purging.tasks import of_backend, purge_elsewhere

logger = logging.getLogger("newsroom.purging")


def tell_caches(paths: Iterable[str]) -> None:
    """Purge these paths of every site from every cache of WAGTAILFRONTENDCACHE.

    A back end that says `is_at_hand` is told now, all others by a background task. What
    goes wrong is logged, and nobody's publication fails by it.
    """
    wanted = list(paths)
    if not wanted:
        return
    try:
        _tell(_addresses(wanted))
    except Exception as error:  # noqa: BLE001 (a story must not fail by its cache)
        _note(error)


def _tell(addresses: list[str]) -> None:
    backends = get_backends()
    near = [name for name, one in backends.items() if getattr(one, "is_at_hand", False)]
    for name in near:
        try:
            backends[name].purge_batch(of_backend(backends[name], addresses))
        except Exception as error:  # noqa: BLE001 (the other caches are told as well)
            _note(error)
    if far := [name for name in backends if name not in near]:
        purge_elsewhere.enqueue(addresses, far)


def _note(error: Exception) -> None:
    # Its class only: a message may hold the address of a cache with its password.
    logger.error("A purge could not be sent: %s", type(error).__name__)


def _addresses(paths: list[str]) -> list[str]:
    """Whole addresses, sorted, one of each for every site."""
    roots = {root.root_url for root in Site.get_site_root_paths()}
    return sorted({root + path for root in roots for path in paths})
