"""A connection to Redis that costs no reader more than a moment when Redis is gone."""

import logging
import time
from collections.abc import Callable
from typing import Any

logger = logging.getLogger("newsroom.pages")

PATIENCE = 0.05  # seconds for connecting, and for each answer
PAUSE = 1.0  # seconds without a try, after one that failed


def client_of(url: str, patience: float) -> Any:
    """A client that waits so many seconds for each answer, and tries nothing twice."""
    import redis  # of the larger profile; not everybody has it
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return redis.Redis.from_url(
        url,
        socket_timeout=patience,
        socket_connect_timeout=patience,
        retry=Retry(NoBackoff(), 0),
    )


def failures() -> tuple[type[Exception], ...]:
    """What is raised where Redis is not there, or not itself."""
    from redis import RedisError

    return (RedisError, OSError)


class RedisLink:
    """Does a piece of work with Redis, or says that it could not. Never raises.

    After a failure one caller a second tries again, the others are told at once.
    """

    def __init__(self, url: str):
        self.client = client_of(url, PATIENCE)
        self.failures = failures()
        self._away_until = 0.0

    def do(self, work: Callable[[Any], Any], otherwise: Any = None) -> Any:
        """What the work returns; `otherwise` where Redis does not answer."""
        now = time.monotonic()
        if self._away_until:
            if now < self._away_until:
                return otherwise
            self._away_until = now + PAUSE  # this one tries, and nobody else
        try:
            done = work(self.client)
        except self.failures as error:
            if not self._away_until:
                logger.warning("Redis does not answer: %s", type(error).__name__)
            self._away_until = now + PAUSE
            return otherwise
        self._away_until = 0.0
        return done
