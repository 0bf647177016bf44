"""Kept pages in Redis, for several machines. How much it holds, Redis's settings say."""

from collections.abc import Iterable

from operations.page_cache.encodings import OFFERED, PLAIN
from operations.page_cache.redis_link import RedisLink

NAME = "newsroom:pages:of:"
ENCODINGS = (*OFFERED, PLAIN)
LONGER = 3600  # seconds beyond its time, for the case that it cannot be made anew


class RedisStore:
    """The same as `FileStore`. It never fails: without Redis nothing is kept."""

    def __init__(self, link: RedisLink, *, seconds: int):
        self.link, self.seconds = link, seconds + LONGER

    def get(self, unit: str, variant: str) -> dict[str, bytes]:
        names = [f"{encoding} {variant}" for encoding in ENCODINGS]
        found = self.link.do(lambda redis: redis.hmget(NAME + unit, names), ())
        pairs = zip(ENCODINGS, found, strict=False)
        return {encoding: kept for encoding, kept in pairs if kept is not None}

    def put(self, unit: str, variant: str, encoding: str, kept: bytes) -> None:
        def write(redis):
            with redis.pipeline(transaction=False) as pipe:
                pipe.hset(NAME + unit, f"{encoding} {variant}", kept)
                pipe.expire(NAME + unit, self.seconds)
                pipe.execute()

        self.link.do(write)

    def forget(self, units: Iterable[str]) -> None:
        names = [NAME + unit for unit in units]
        self.link.do(lambda redis: redis.unlink(*names))

    def forget_all(self) -> None:
        """Nothing: what was dropped is not given out any more, and ends by itself."""
