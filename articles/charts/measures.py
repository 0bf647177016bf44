"""How charts are measured: across in per cent of the width, down in pixels.

So one drawing fits every screen while its letters stay as large as the page's. The
share that a text takes is reckoned for the narrowest, a phone of 360 pixels.
"""

import textwrap
import unicodedata

LETTER = 2.1  # per cent of a phone's width, for a letter of 13 pixels


def percent(share: float) -> str:
    """A share of the width, as an attribute of the drawing: `12.5%`."""
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


def letters(text: str) -> int:
    """How many letters wide a text is; Chinese and its like count twice."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def width_of(text: str) -> float:
    """The share of a phone's width that a text takes."""
    return letters(text) * LETTER


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as fits into so many letters, with an ellipsis."""
    if letters(text) <= most:
        return text
    while letters(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def broken(text: str, most: int) -> list[str]:
    """The text on lines of so many letters, broken between words where it can be."""
    wide = letters(text) > len(text)
    return textwrap.wrap(text, most // 2 if wide else most) or [""]
