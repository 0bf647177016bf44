"""How like two texts are, from the pairs of words that they share."""

import re
from functools import cached_property, lru_cache

from comments.screening.folding import plain

WORD = re.compile(r"[^\W_]+")
LENGTHS_APART = 2  # texts of lengths further apart cannot be alike enough
TEXTS_KEPT, LONGEST_KEPT = 512, 1000  # a few megabytes at most; characters


class Text:
    """A text made ready for comparing; spacing, signs, case and tricks do not count."""

    def __init__(self, typed: str):
        self.typed = typed

    @cached_property
    def words(self) -> list[str]:
        return WORD.findall(plain(self.typed))

    @cached_property
    def pairs(self) -> set[tuple[str, str]]:
        return set(zip(self.words, self.words[1:], strict=False))

    def likeness(self, other: "Text") -> float:
        """1.0 for the same words in the same order, 0.0 for nothing in common."""
        if not self._could_be_like(other):
            return 0.0
        if self.words == other.words:
            return 1.0
        common = len(self.pairs & other.pairs)
        together = len(self.pairs) + len(other.pairs) - common
        return min(common / together, 0.99) if together else 0.0

    def _could_be_like(self, other: "Text") -> bool:
        short, long = sorted((len(self.typed), len(other.typed)))
        return long <= short * LENGTHS_APART or not (
            self.typed.isascii() and other.typed.isascii()
        )


def text_of(typed: str) -> Text:
    """The text, made ready once for many comparisons.

    The latest replies to a story are compared with each that comes after them.
    """
    return _kept(typed) if len(typed) <= LONGEST_KEPT else Text(typed)


@lru_cache(maxsize=TEXTS_KEPT)
def _kept(typed: str) -> Text:
    return Text(typed)
