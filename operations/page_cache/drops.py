"""When each address was last dropped, in memory that all processes of a machine share.

A file of numbers, mapped: reading one costs a twentieth of a microsecond, and what one
process writes the others see at once. Times are counted, not told by a clock: a page
remembers the count at which its rendering began (`as_of`) and holds as long as its
address was not dropped later. So a rendering that began before a drop is never kept.
"""

import fcntl
import mmap
import threading
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

SLOTS = 1 << 16  # addresses share them; who shares one is rendered once too often
HEAD = 8
ALL, LATEST, TRUSTED_UNTIL, HEARD = range(4)  # places in the head
FOR_EVER = (1 << 63) - 1
SIZE = 8 * (HEAD + SLOTS)


def slot_of(unit: str) -> int:
    """The place of an address (or what is dropped with it) among the numbers."""
    return HEAD + (crc32(unit.encode("latin-1")) & (SLOTS - 1))


class Drops:
    """The numbers. `values` is read directly where every microsecond counts."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a+b")
        self._lock = threading.Lock()
        with self:
            if self._file.seek(0, 2) < SIZE:
                self._file.truncate(SIZE)
        self.values = memoryview(mmap.mmap(self._file.fileno(), SIZE)).cast("Q")

    def now(self) -> int:
        """The count at this moment, to be asked before a rendering begins."""
        return self.values[LATEST]

    def holds(self, slot: int, as_of: int) -> bool:
        """Whether nothing was dropped there since."""
        return self.values[slot] <= as_of >= self.values[ALL]

    def drop(self, slots: Iterable[int], at: int = 0) -> int:
        """Drop what has these places; returns the new count.

        `at` is a count given by somebody else, who counts for several machines.
        """
        with self:
            count = at or self.values[LATEST] + 1
            for slot in slots:
                self.values[slot] = max(count, self.values[slot])
            # Last, so that what begins meanwhile counts as begun before.
            self.values[LATEST] = max(count, self.values[LATEST])
        return count

    def drop_all(self, at: int = 0) -> int:
        """Drop everything; returns the new count."""
        return self.drop([ALL], at)

    def trust(self, until: int) -> None:
        """Say until when (nanoseconds) it is known that no drop was missed."""
        self.values[TRUSTED_UNTIL] = until

    def __enter__(self):
        self._lock.acquire()
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *_):
        fcntl.flock(self._file, fcntl.LOCK_UN)
        self._lock.release()
