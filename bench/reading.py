"""How the time of the plain-text reader grows with the length of what it reads."""

import statistics
import time
from collections.abc import Callable

from interchange.readers import read
from interchange.story import Unreadable

SMALL = 32 * 1024  # bytes; and then four times as many
TIMES = 4
ROUNDS = 3
OPENING = (
    "River rises\n\nThe river rose by two metres in the night, the warden said.\n\n"
)
SECOND = (
    "The town closed two bridges on Sunday evening after the water had risen, and "
    "opened a hall for those who had to leave their houses."
)
# The shapes that have made readers of text slow; the tests feed them too.
SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda size: (SECOND + "\n\n") * (size // len(SECOND)),
    "one paragraph": lambda size: (SECOND + " ") * (size // len(SECOND)),
    "short lines": lambda size: "It rained.\n" * (size // 11),
    "one word": lambda size: "a" * size,
    "spaces": lambda size: " " * size + "a.",
    "blank lines": lambda size: "\n" * size + "a.",
    "brackets": lambda size: "<a (" * (size // 4),
    "quotation marks": lambda size: "“" * size + "a.",
    "form lines": lambda size: "Leave a Reply\nName *\n" * (size // 21),
    "tags and buttons": lambda size: "Tags: a\nShare this\n" * (size // 19),
    "numbered": lambda size: "1. It rained.\n" * (size // 14),
    "negations": lambda size: "could not independently " * (size // 24),
    "agencies": lambda size: "told AFP, " * (size // 10),
}


def growth(size: int = SMALL) -> str:
    """A markdown table: milliseconds for a text, and for one four times as long.

    4 is a reader that grows with its text, 16 one that grows with its square.
    """
    lines = [
        f"| shape | {size // 1024} KiB ms | {TIMES * size // 1024} KiB ms | times |",
        "|---|---|---|---|",
    ]
    for name, shape in SHAPES.items():
        one, four = _milliseconds(shape(size)), _milliseconds(shape(TIMES * size))
        lines.append(f"| {name} | {one:.1f} | {four:.1f} | {four / one:.1f} |")
    return "\n".join(lines) + "\n"


def _milliseconds(text: str) -> float:
    data = (OPENING + text).encode()
    return statistics.median(_once(data) for _ in range(ROUNDS))


def _once(data: bytes) -> float:
    began = time.process_time()
    try:
        read(data, filename="story.txt")
    except Unreadable:
        pass
    return 1000 * (time.process_time() - began)
