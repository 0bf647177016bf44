"""Purges over the network, apart from whoever publishes, tried again until they arrive."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils import timezone
from django_tasks import task, task_backends
from wagtail.contrib.frontend_cache.utils import get_backends

logger = logging.getLogger("newsroom.purging")

# After so many seconds each; a cache that is away for longer has forgotten by itself.
PAUSES = (5, 15, 60, 300, 900, 3600)


@task()
def purge_elsewhere(addresses: list[str], names: list[str], attempt: int = 0) -> bool:
    """Purge addresses from the caches of these names; whether all of them did it.

    Those that could not be reached are tried again later, alone.
    """
    backends = get_backends(backends=names)
    failed = [
        name for name, backend in backends.items() if not _did(backend, addresses)
    ]
    if failed:
        _try_later(addresses, failed, attempt)
    return not failed


def of_backend(backend, addresses: Iterable[str]) -> list[str]:
    """Those of the hosts for which the cache is there; see its HOSTNAMES."""
    hosts = {urlsplit(address).netloc for address in addresses}
    its = {host for host in hosts if backend.invalidates_hostname(host)}
    return [address for address in addresses if urlsplit(address).netloc in its]


def _did(backend, addresses: list[str]) -> bool:
    try:
        backend.purge_batch(of_backend(backend, addresses))
    except Exception as error:  # noqa: BLE001 (whatever a cache's library raises)
        # Its class only: a message may hold an address of ours with its keys.
        logger.warning("A cache was not purged: %s", type(error).__name__)
        return False
    return True


def _try_later(addresses: list[str], names: list[str], attempt: int) -> None:
    can_wait = task_backends[purge_elsewhere.backend].supports_defer
    if not can_wait or attempt >= len(PAUSES):
        logger.error("Given up purging %d addresses elsewhere.", len(addresses))
        return
    at = timezone.now() + timedelta(seconds=PAUSES[attempt])
    later = purge_elsewhere.using(run_after=at)
    later.enqueue(addresses, names, attempt + 1)
