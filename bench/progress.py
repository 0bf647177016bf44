"""One line that says how far a long piece of work has come."""

import sys
import time
from collections.abc import Iterable, Iterator

EVERY = 0.2  # seconds between two lines on a terminal
SELDOM = 10.0  # the same where the lines stay, in a file


class Progress:
    """“stories 40,000 of 100,000”, and at the end how long it took."""

    def __init__(self, what: str, total: int, out=None):
        self.what, self.total = what, total
        self.out = out or sys.stderr
        self.begun = self.latest = time.monotonic()

    def over(self, things: Iterable) -> Iterator:
        """The things themselves, counted as they pass."""
        number = 0
        for number, thing in enumerate(things, start=1):
            yield thing
            if number % 100 == 0:
                self._tell(number)
        seconds = time.monotonic() - self.begun
        self.out.write(f"{self._start}{self.what}: {number:,} in {seconds:.1f} s\n")
        self.out.flush()

    @property
    def _start(self) -> str:
        return "\r\033[K" if self.out.isatty() else ""

    def _tell(self, number: int) -> None:
        now = time.monotonic()
        if now - self.latest < (EVERY if self.out.isatty() else SELDOM):
            return
        self.latest = now
        end = "" if self.out.isatty() else "\n"
        self.out.write(f"{self._start}{self.what} {number:,} of {self.total:,}{end}")
        self.out.flush()
