"""One rendering at a time of one page: by one thread of a process, one process of a machine."""

import contextlib
import fcntl
import threading
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

LOCKS = 1 << 16


class Flight:
    """A rendering that is under way. `page` is there when `done` is set, if it may be kept."""

    def __init__(self):
        self.done = threading.Event()
        self.page = None


class Flights:
    """Who renders what at this moment."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a+b")
        self._running: dict[str, Flight] = {}

    @contextlib.contextmanager
    def join(self, variant: str) -> Iterator[tuple[Flight, bool]]:
        """The flight of this page, and whether it is ours to lead."""
        own = Flight()
        flight = self._running.setdefault(variant, own)
        if flight is not own:
            yield flight, False
            return
        try:
            yield own, True
        finally:
            del self._running[variant]
            own.done.set()

    @contextlib.contextmanager
    def alone(self, variant: str) -> Iterator[bool]:
        """Whether no other process of this machine renders it. A dead one does not."""
        place = crc32(variant.encode()) & (LOCKS - 1)
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except OSError:
            yield False
            return
        try:
            yield True
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, place)
