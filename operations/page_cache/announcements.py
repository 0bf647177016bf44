"""Drops, told to all machines through a stream in Redis.

The place of an announcement in the stream is the count by which pages are told from
drops (see `drops`), so that machines agree without comparing clocks. Who hears nothing
for a second trusts nothing older than a second; who hears again after a failure has
everything dropped, for nobody knows what could not be said.
"""

import json
import logging
import threading
import time
from collections.abc import Collection
from time import time_ns
from typing import Any

from operations.page_cache.drops import FOR_EVER, TRUSTED_UNTIL, Drops, slot_of
from operations.page_cache.redis_link import RedisLink, client_of, failures

logger = logging.getLogger("newsroom.pages")

STREAM = "newsroom:pages:drops"
LENGTH = 20_000  # announcements that are kept for who was away
BLOCK = 250  # milliseconds until Redis answers even if there is nothing new
SECOND = 1_000_000_000
EVERYTHING = "*"
LISTENING = 1.0  # seconds that a listener waits for an answer
LONGEST_SILENCE = 60 * SECOND  # after which announcements may be gone from the stream
START = "0"


class Announcer:
    """Tells the machines what was dropped."""

    def __init__(self, link: RedisLink):
        self.link = link
        self._debt = threading.Lock()

    def tell(self, units: Collection[str]) -> int:
        """Announce it; the count, or 0 where Redis does not answer.

        Then everything is announced as dropped as soon as it does again.
        """
        count = self._add(units)
        if not count and self._debt.acquire(blocking=False):
            threading.Thread(target=self._pay, daemon=True, name="pages").start()
        return count

    def _add(self, units: Collection[str]) -> int:
        told = {"units": json.dumps(sorted(units))}
        add = lambda redis: redis.xadd(STREAM, told, maxlen=LENGTH)  # noqa: E731
        number = self.link.do(add)
        return count_of(number) if number else 0

    def _pay(self) -> None:
        try:
            while not self._add([EVERYTHING]):
                time.sleep(1)
        finally:
            self._debt.release()


class Listener(threading.Thread):
    """Writes what others announce into the record of drops of this machine."""

    def __init__(self, url: str, drops: Drops, announcer: Announcer):
        super().__init__(daemon=True, name="pages")
        self.client = client_of(url, LISTENING)
        self.failures = failures()
        self.drops, self.announcer = drops, announcer
        self.place = START
        self.has_missed = False
        self.heard_at = time_ns()
        self.stopped = threading.Event()

    def run(self) -> None:
        """Listen until stopped; whatever happens to Redis does not end it."""
        while not self.stopped.is_set():
            try:
                self.listen()
            except self.failures as error:
                if not self.has_missed:
                    logger.warning("No word from Redis: %s", type(error).__name__)
                self.has_missed = True
                self.stopped.wait(0.2)

    def listen(self) -> None:
        """Hear what is new. Raises where Redis does not answer."""
        said = self._read()
        self._hear(said)
        now = time_ns()
        if self.has_missed or now - self.heard_at > LONGEST_SILENCE:
            self.announcer.tell([EVERYTHING])
            self.drops.drop_all()
        self.has_missed, self.heard_at = False, now
        self.drops.trust(now + SECOND)

    def _read(self) -> list[tuple[bytes, dict]]:
        block = None if self.place == START else BLOCK
        found: Any = self.client.xread({STREAM: self.place}, LENGTH, block)
        if isinstance(found, dict):  # as newer protocols have it
            found = [(name, chunks[0]) for name, chunks in found.items()]
        return found[0][1] if found else []

    def _hear(self, said: list[tuple[bytes, dict]]) -> None:
        if said and self.place == START:
            # What was announced before that is not known any more.
            self.drops.drop_all(count_of(said[0][0]))
        for number, told in said:
            apply(self.drops, json.loads(told[b"units"]), count_of(number))
            self.place = number.decode()
        if self.place == START:
            self.place = "0-1"  # there is nothing yet, so wait for it


def apply(drops: Drops, units: Collection[str], count: int) -> None:
    """Write one announcement into the record; a count of 0 is one of our own."""
    if EVERYTHING in units:
        drops.drop_all(count)
    else:
        drops.drop([slot_of(unit) for unit in units], count)


def count_of(number: bytes) -> int:
    """A place in the stream, `milliseconds-number`, as one number that grows."""
    milliseconds, _dash, within = number.decode().partition("-")
    return (int(milliseconds) << 20) | int(within)


def distrust(drops: Drops) -> None:
    """Trust nothing until something was heard; a machine that had no Redis did."""
    if drops.values[TRUSTED_UNTIL] == FOR_EVER:
        drops.trust(0)
