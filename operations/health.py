"""Is this process alive, and is the house behind it ready?"""

import logging
import uuid
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from operations.clock import is_late

logger = logging.getLogger("newsroom.health")


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _cache() -> bool:
    key = f"readyz-{uuid.uuid4().hex}"  # of its own, for two may ask at once
    cache.set(key, "works", timeout=10)
    return cache.get(key) == "works"


def _clock() -> bool:
    return not is_late()


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "cache": _cache,
    "clock": _clock,
}


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while this process answers at all; asks nothing of anything else."""
    return JsonResponse({"status": "ok"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 if database, cache and clock work, else 503; says which, and nothing more."""
    parts = {name: _works(check) for name, check in CHECKS.items()}
    ready = all(parts.values())
    told = {name: "ok" if works else "failed" for name, works in parts.items()}
    return JsonResponse(
        {"status": "ok" if ready else "failed", **told}, status=200 if ready else 503
    )


def _works(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        logger.exception("A readiness check failed.")
        return False
