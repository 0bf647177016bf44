"""Where the pages of this paper are kept, on this machine or for several."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from time import time_ns

from django.conf import settings

from operations.page_cache.announcements import (
    EVERYTHING,
    SECOND,
    Announcer,
    Listener,
    apply,
    distrust,
)
from operations.page_cache.drops import FOR_EVER, TRUSTED_UNTIL, Drops, slot_of
from operations.page_cache.edition import edition
from operations.page_cache.encodings import PLAIN
from operations.page_cache.file_store import FileStore
from operations.page_cache.pages import Answer, Page, answer_of, packed, unpacked
from operations.page_cache.redis_link import RedisLink
from operations.page_cache.redis_store import RedisStore

MEGABYTE = 1024 * 1024


class Shelf:
    """The store, and the record of what was dropped."""

    def __init__(self, folder: Path, redis_url: str = ""):
        self.drops = Drops(folder / "drops")
        self.edition = edition()
        self.store: FileStore | RedisStore
        self.redis_url = redis_url
        self.announcer: Announcer | None = None
        if redis_url:
            self._share(RedisLink(redis_url))
            return
        most = settings.NEWSROOM_PAGE_CACHE_MEGABYTES * MEGABYTE
        self.store = FileStore(folder / "pages.sqlite3", most_bytes=most)
        self.drops.trust(FOR_EVER)

    def _share(self, link: RedisLink) -> None:
        """Keep the pages with those of other machines."""
        seconds = settings.NEWSROOM_PAGE_CACHE_SECONDS
        self.store = RedisStore(link, seconds=seconds)
        self.announcer = Announcer(link)
        distrust(self.drops)

    def listen(self) -> None:
        """Hear what other machines drop, from now on; nothing where there are none."""
        if self.announcer:
            Listener(self.redis_url, self.drops, self.announcer).start()

    def find(self, unit: str, variant: str, encoding: str) -> Answer | None:
        """What is kept and was not dropped since, fresh or not; None where nothing is.

        Where it is kept in another encoding only, it is encoded anew, and kept so too.
        """
        slot = slot_of(unit)
        kept = self.store.get(unit, self._named(variant))
        for name in (encoding, PLAIN, *kept):
            if name in kept:
                answer = unpacked(kept[name], slot)
                if not self.drops.holds(slot, answer.as_of):
                    return None
                if name in (encoding, PLAIN) and name == answer.encoding:
                    return answer
                return self.keep(answer.page(), unit, variant, encoding)
        return None

    def keep(self, page: Page, unit: str, variant: str, encoding: str) -> Answer:
        """Keep a page in one encoding, unless it was dropped meanwhile; its answer."""
        slot = slot_of(unit)
        answer = answer_of(page, encoding, slot)
        kept = answer
        if answer.encoding == PLAIN:
            # As long as it is kept, it is kept small.
            kept = answer_of(page, "gzip", slot)
        if self.drops.holds(slot, page.as_of):
            self.store.put(unit, self._named(variant), kept.encoding, packed(kept))
        return answer

    def drop(self, units: Iterable[str]) -> None:
        """From now on nobody is given what was kept of these units before."""
        units = list(units)
        apply(self.drops, units, self._tell(units))
        self.store.forget(units)

    def drop_all(self) -> None:
        """From now on nobody is given anything that was kept before."""
        apply(self.drops, [EVERYTHING], self._tell([EVERYTHING]))
        self.store.forget_all()

    def _tell(self, units: list[str]) -> int:
        return self.announcer.tell(units) if self.announcer else 0

    def is_usable(self, answer: Answer) -> bool:
        """Whether it is fresh and was not dropped.

        Where drops may have been missed, nothing older than a second is.
        """
        now = time_ns()
        is_known = self.drops.values[TRUSTED_UNTIL] > now
        ends = answer.fresh_until if is_known else answer.made_at + SECOND
        return ends > now and self.drops.holds(answer.slot, answer.as_of)

    def _named(self, variant: str) -> str:
        return f"{self.edition} {variant}"


@lru_cache(1)
def _shelf(folder: Path, redis_url: str) -> Shelf:
    return Shelf(folder, redis_url)


def shelf() -> Shelf:
    """The shelf that the settings name; one for each process."""
    return _shelf(
        settings.NEWSROOM_PAGE_CACHE_FOLDER, settings.NEWSROOM_PAGE_CACHE_REDIS
    )
