"""A social card of 1200 by 630 pixels: the headline, the section, the paper's name."""

from dataclasses import dataclass
from io import BytesIO
from unicodedata import bidirectional

from PIL import Image, ImageDraw

from interchange.cards.lettering import Lettering, can_letter

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
PAPER, INK, MUTED, ACCENT, RULE = "#fffefb", "#171512", "#5a564e", "#a4161c", "#dcd7cb"
LABEL_SIZE, NAME_SIZE = 30, 38
SIZES = (88, 76, 66, 58, 50, 44)
HEADLINE_TOP, HEADLINE_FOOT = 150, 500
LEADING = 1.12
COLOURS = 64  # flat areas and smooth edges need no more
CONTENT_TYPE = "image/png"


@dataclass(frozen=True)
class CardWords:
    """What stands on a card. The headline may be empty: then the paper's name does."""

    headline: str
    label: str
    paper: str


def draw_card(words: CardWords) -> bytes:
    """The card as PNG; the same bytes for the same words.

    Words in letters that no typeface of NEWSROOM_CARD_FONTS has are left out: no card
    shows boxes, or half a name.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    headline, paper, label = map(_lettered, (words.headline, words.paper, words.label))
    to_right = _is_from_right(headline or paper)
    pen.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    pen.line((MARGIN, 532, WIDTH - MARGIN, 532), fill=RULE, width=2)
    _draw_lines(pen, headline or paper, to_right)
    if headline:
        _place(pen, Lettering(paper, NAME_SIZE), 590, INK, to_right)
    _place(pen, Lettering(label, LABEL_SIZE), 108, ACCENT, to_right)
    return _png(image)


def _lettered(text: str) -> str:
    return text if can_letter(text) else ""


def _draw_lines(pen: ImageDraw.ImageDraw, text: str, to_right: bool) -> None:
    size, lines = _fitted(text)
    y: float = HEADLINE_TOP + size
    for line in lines:
        _place(pen, Lettering(line, size), y, INK, to_right)
        y += size * LEADING


def _fitted(text: str) -> tuple[int, list[str]]:
    """The largest size in which the text has room; the smallest is cut short."""
    room = HEADLINE_FOOT - HEADLINE_TOP
    for size in SIZES:
        lines = _wrapped(text, size)
        if len(lines) * size * LEADING <= room and _is_narrow(lines, size):
            return size, lines
    at_most = int(room / (size * LEADING))
    shown = [_shortened(line, size) for line in lines[:at_most]]
    if len(lines) > at_most:
        shown[-1] = _shortened(shown[-1] + " …", size)
    return size, shown


def _wrapped(text: str, size: int) -> list[str]:
    lines = [""]
    for word in (one for one in text.split() if Lettering(one, size).width):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or Lettering(longer, size).width <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _is_narrow(lines: list[str], size: int) -> bool:
    return all(Lettering(line, size).width <= WIDTH - 2 * MARGIN for line in lines)


def _shortened(line: str, size: int) -> str:
    cut = line
    while cut and Lettering(cut, size).width > WIDTH - 2 * MARGIN:
        cut = cut.rstrip("… ")[:-1] + "…"
    return cut


def _place(pen, lettering: Lettering, y: float, colour: str, to_right: bool) -> None:
    x = WIDTH - MARGIN - lettering.width if to_right else MARGIN
    lettering.draw(pen, x, y, colour)


def _is_from_right(text: str) -> bool:
    """Whether the text is written from right to left, by its first strong letter."""
    strong = (bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
