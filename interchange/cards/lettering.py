"""Text in the paper's own typefaces, drawn with whichever of them has each letter."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.conf import settings
from PIL import ImageDraw, ImageFont

Font = ImageFont.FreeTypeFont
WEIGHT = 600  # left unset where a file has no axis for it
NO_LETTER = "\uffff"


@cache
def _typeface(path: str, size: int) -> Font:
    font = ImageFont.truetype(path, size)
    try:
        font.set_variation_by_axes([WEIGHT])
    except OSError:
        pass  # a font of one weight
    return font


@cache
def _typeface_of(letter: str) -> str | None:
    """The first font file that has the letter."""
    for path in map(str, settings.NEWSROOM_CARD_FONTS):
        font = _typeface(path, 40)
        there, missing = font.getmask(letter), font.getmask(NO_LETTER)
        if (there.size, bytes(there)) != (missing.size, bytes(missing)):
            return path
    return None


def can_letter(text: str) -> bool:
    """Whether every letter and digit is in one of the typefaces."""
    return all(_typeface_of(c) for c in set(text) if c.isalnum())


@dataclass(frozen=True)
class Lettering:
    """One line in one size. What no typeface has (an emoji) is left out."""

    text: str
    size: int

    def _runs(self) -> list[tuple[str, Font]]:
        first = str(settings.NEWSROOM_CARD_FONTS[0])
        letters = [(c, first if c.isspace() else _typeface_of(c)) for c in self.text]
        there = [(letter, path) for letter, path in letters if path]
        grouped = groupby(there, key=lambda pair: pair[1])
        return [
            ("".join(letter for letter, _path in run), _typeface(path, self.size))
            for path, run in grouped
        ]

    @property
    def width(self) -> float:
        return sum(font.getlength(run) for run, font in self._runs())

    def draw(self, pen: ImageDraw.ImageDraw, x: float, y: float, colour: str) -> None:
        """Draw it on the base line `y`."""
        for run, font in self._runs():
            pen.text((x, y), run, font=font, fill=colour, anchor="ls")
            x += font.getlength(run)
