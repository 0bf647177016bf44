"""How like two texts are, from the pairs of words that they share."""

import re
import secrets
from collections import OrderedDict
from functools import cached_property
from hashlib import blake2b
from threading import Lock

from comments.screening.folding import plain

WORD = re.compile(r"[^\W_]+")
LENGTHS_APART = 2  # texts of lengths further apart cannot be alike enough
TEXTS_KEPT, LONGEST_KEPT = 512, 1000  # a few megabytes at most; characters


class Text:
    """A text made ready for comparing; spacing, signs, case and tricks do not count.

    Its words are Python's hashes of them, which mean something in this process only.
    """

    def __init__(self, typed: str):
        self.typed = typed
        self.length, self.is_ascii = len(typed), typed.isascii()

    @cached_property
    def words(self) -> list[int]:
        return [hash(word) for word in WORD.findall(plain(self.typed))]

    @cached_property
    def pairs(self) -> set[tuple[int, int]]:
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

    def forget_letters(self) -> None:
        """From here on it can be compared and not be read."""
        self.words  # noqa: B018 (worked out while there is a text)
        self.typed = ""

    def _could_be_like(self, other: "Text") -> bool:
        short, long = sorted((self.length, other.length))
        return long <= short * LENGTHS_APART or not (self.is_ascii and other.is_ascii)


class Texts:
    """The texts that were made ready latest, by a keyed digest of what was typed.

    A reply that its writer erases cannot be read in the memory of any process.
    """

    def __init__(self, most: int):
        self.most, self.key = most, secrets.token_bytes()
        self.kept: OrderedDict[bytes, Text] = OrderedDict()
        self.lock = Lock()

    def of(self, typed: str) -> Text:
        digest = blake2b(
            typed.encode(errors="surrogatepass"), key=self.key, digest_size=16
        ).digest()
        with self.lock:
            text = self.kept.get(digest) or self._add(digest, typed)
            self.kept.move_to_end(digest)
        return text

    def _add(self, digest: bytes, typed: str) -> Text:
        text = self.kept[digest] = Text(typed)
        text.forget_letters()
        if len(self.kept) > self.most:
            self.kept.popitem(last=False)
        return text


_TEXTS = Texts(TEXTS_KEPT)


def text_of(typed: str) -> Text:
    """The text, made ready once for many comparisons.

    The latest replies to a story are compared with each that comes after them.
    """
    return _TEXTS.of(typed) if len(typed) <= LONGEST_KEPT else Text(typed)
