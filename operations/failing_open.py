"""A Redis cache without which the paper goes on.

What is in the cache is a help: limits that are counted, answers that are remembered. When
Redis is away each reading finds nothing and each writing is forgotten, and nobody waits
longer than `WAIT` for it.
"""

import logging
import time
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger("newsroom.cache")

WAIT = 0.05  # seconds for a connection, and for an answer
PAUSE = 1.0  # seconds after a fault in which Redis is not asked at all

# What is answered while Redis is away. A `True` for `add`: whoever asks goes on.
MISSING: dict[str, Any] = {
    "add": True,
    "set": None,
    "touch": False,
    "delete": False,
    "has_key": False,
    "set_many": None,
    "delete_many": None,
    "clear": False,
}


class FailingOpenClient(RedisCacheClient):
    """Django's client, with short waits, and answers of its own while Redis is away."""

    def __init__(self, servers, **options):
        # The client's own second try would double the wait; the breaker stands for it.
        patience = {
            "socket_connect_timeout": WAIT,
            "socket_timeout": WAIT,
            "retry": Retry(NoBackoff(), 0),
        }
        super().__init__(servers, **{**patience, **options})
        self._away_until = 0.0

    def get(self, key, default):
        return self._ask("get", default, key, default)

    def get_many(self, keys):
        return self._ask("get_many", {}, keys)

    def incr(self, key, delta):
        """Raises ValueError, as for a key that is not there, while Redis is away."""
        counted = self._ask("incr", None, key, delta)
        if counted is None:
            raise ValueError("The cache is away, so nothing is counted.")
        return counted

    def _ask(self, name: str, missing: Any, *arguments):
        if time.monotonic() < self._away_until:
            return missing
        try:
            return getattr(super(), name)(*arguments)
        except RedisError as error:
            self._away_until = time.monotonic() + PAUSE
            logger.warning("Redis is away: %s", type(error).__name__)
            return missing


def _failing_open(name: str):
    def ask(self, *arguments):
        return self._ask(name, MISSING[name], *arguments)

    return ask


for _name in MISSING:
    setattr(FailingOpenClient, _name, _failing_open(_name))


class FailingOpenRedis(RedisCache):
    """Django's Redis cache with a client that never fails a request."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = FailingOpenClient
