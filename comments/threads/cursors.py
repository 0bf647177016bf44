"""Where in a thread a page begins: what stands in the address of every further page."""

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum

from comments.models.comment import LEVELS, PATH_STEP

# A page address names at most so many comments that were shown already.
MOST_SHOWN = 400
LARGEST = 2**63


class Stage(StrEnum):
    """How far “most replied” has come: see `comments.threads.orders.MostReplied`."""

    COUNTED = "c"
    REST = "r"


class BadCursor(ValueError):
    """An address that this software never gave out."""


@dataclass(frozen=True)
class Cursor:
    """The place after which a page begins; empty for the first page.

    `path` is that of the comment before; `below` the id under which the first-level
    comments of this page lie, where they are sorted by id; `shown` the first-level ones
    that must not come again, where they are sorted by what changes.
    """

    path: str = ""
    stage: Stage = Stage.COUNTED
    below: int = LARGEST
    shown: frozenset[int] = frozenset()

    @property
    def root(self) -> str:
        """The path of the first-level comment whose replies this page goes on with."""
        return self.path[:PATH_STEP]

    def has_passed(self, path: str) -> bool:
        """Whether a place was on an earlier page, in the thread that goes on here."""
        return path[:PATH_STEP] == self.root and path <= self.path

    def encoded(self) -> str:
        """The cursor as a part of an address; `decode` reads it."""
        keys = [
            f"{int(step, 16):x}" for step in self.path.strip("/").split("/") if step
        ]
        parts = ["-".join(keys)]
        if self.below != LARGEST or self.shown or self.stage != Stage.COUNTED:
            below = "" if self.below == LARGEST else f"{self.below:x}"
            parts += [self.stage.value, below, _pack(self.shown)]
        return ".".join(parts)


def decode(text: str) -> Cursor:
    """Read a part of an address. Raises BadCursor for one that was never given out."""
    parts = text.split(".")
    if len(parts) not in (1, 4):
        raise BadCursor
    try:
        path = "".join(f"{_key(key):012x}/" for key in parts[0].split("-"))
        if len(path) > LEVELS * PATH_STEP:
            raise BadCursor
        if len(parts) == 1:
            return Cursor(path)
        below = _key(parts[2]) if parts[2] else LARGEST
        return Cursor(path, Stage(parts[1]), below, _unpack(parts[3]))
    except (ValueError, binascii.Error) as error:
        raise BadCursor from error


def _key(text: str) -> int:
    if not re.fullmatch("[0-9a-f]{1,12}", text):
        raise BadCursor
    return int(text, 16)


def _pack(keys: frozenset[int]) -> str:
    """Sorted keys as their distances, seven bits a byte, in base64 for addresses."""
    packed, before = bytearray(), 0
    for key in sorted(keys):
        packed += _varint(key - before)
        before = key
    return base64.urlsafe_b64encode(bytes(packed)).decode().rstrip("=")


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _unpack(text: str) -> frozenset[int]:
    raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    keys, key, step, shift = [], 0, 0, 0
    for byte in raw:
        step |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            key += step
            keys.append(key)
            step = shift = 0
    if shift or len(keys) > MOST_SHOWN * 2 or key >= LARGEST:
        raise BadCursor
    return frozenset(keys)
