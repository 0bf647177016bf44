"""Where the pages of this paper are kept, on this machine or for several."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from time import time_ns

from django.conf import settings

from operations.page_cache.drops import FOR_EVER, Drops, slot_of
from operations.page_cache.edition import edition
from operations.page_cache.encodings import PLAIN
from operations.page_cache.file_store import FileStore
from operations.page_cache.pages import Answer, Page, answer_of, packed, unpacked

MEGABYTE = 1024 * 1024


class Shelf:
    """The store, and the record of what was dropped."""

    def __init__(self, folder: Path, store=None):
        self.drops = Drops(folder / "drops")
        most = settings.NEWSROOM_PAGE_CACHE_MEGABYTES * MEGABYTE
        self.store = store or FileStore(folder / "pages.sqlite3", most_bytes=most)
        self.drops.trust(FOR_EVER)
        self.edition = edition()

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
        self.drops.drop(slot_of(unit) for unit in units)
        self.store.forget(units)

    def drop_all(self) -> None:
        """From now on nobody is given anything that was kept before."""
        self.drops.drop_all()
        self.store.forget_all()

    def is_usable(self, answer: Answer) -> bool:
        """Whether it is fresh and was not dropped, as far as is known."""
        is_fresh = answer.fresh_until > time_ns()
        return is_fresh and self.drops.holds(answer.slot, answer.as_of)

    def _named(self, variant: str) -> str:
        return f"{self.edition} {variant}"


@lru_cache(1)
def _shelf(folder: Path) -> Shelf:
    return Shelf(folder)


def shelf() -> Shelf:
    """The shelf that the settings name; one for each process."""
    return _shelf(settings.NEWSROOM_PAGE_CACHE_FOLDER)
