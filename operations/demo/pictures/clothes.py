"""Shoulders and what is worn at the neck, for the portraits.

Promise: every collar named in ``COLLARS`` covers the same neckline, so any
person can wear any of them.
"""

from collections.abc import Callable

from .canvas import Brush, Canvas
from .curves import outline, smooth
from .faces import Face
from .palette import BRICK, MIST, PAPER, Colour, darker, lighter

Collar = Callable[[Brush, Face, Colour], None]


def body(c: Canvas, face: Face) -> None:
    """Draw the shoulders and the neck."""
    shoulders = [(400, 560), (500, 580), (620, 630), (700, 720), (720, 900)]
    c.blob([*shoulders, (80, 900), (100, 720), (180, 630), (300, 580)], face.coat)
    shaded = [(560, 606), (640, 640), (700, 720), (724, 900), (560, 900), (600, 720)]
    c.poly(smooth(shaded, closed=True), darker(face.coat, 0.18))
    neck = [(340, 440), (460, 440), (464, 560), (500, 588), (400, 650), (300, 588)]
    c.poly([*neck, (336, 560)], face.skin)
    chin = [(338, 462), (400, 504), (464, 462), (464, 560), (440, 548), (352, 500)]
    c.poly(chin, darker(face.skin, 0.2))


def _roll(c: Brush, face: Face, dark: Colour) -> None:
    """Draw a roll neck."""
    roll = outline("322,552 400,566 478,552 512,604 400,672 288,604")
    c.blob(roll, lighter(face.coat, 0.06))
    c.curve([(302, 604), (400, 640), (498, 604)], dark, 6)


def _shirt(c: Brush, face: Face, dark: Colour) -> None:
    """Draw a shirt under a jacket's lapels."""
    c.poly([(310, 600), (490, 600), (440, 800), (360, 800)], lighter(MIST, 0.35))
    c.line([(400, 650), (400, 800)], darker(MIST, 0.1), 3)
    left = outline("288,588 268,640 330,672 300,690 384,800 230,800")
    right = [(800 - x, y) for x, y in left]
    c.poly(left, dark)
    c.poly(right, darker(face.coat, 0.35))
    c.poly([(400, 652), (332, 560), (296, 588), (344, 690)], PAPER)
    c.poly([(400, 652), (468, 560), (504, 588), (456, 690)], darker(PAPER, 0.12))


def _scarf(c: Brush, face: Face, dark: Colour) -> None:
    """Draw a scarf with one end hanging."""
    c.blob(outline("300,560 400,590 500,560 524,620 400,672 276,620"), BRICK)
    c.poly([(430, 640), (500, 622), (520, 800), (440, 800)], darker(BRICK))
    c.curve([(300, 590), (400, 624), (506, 590)], darker(BRICK), 6)


def _crew(c: Brush, face: Face, dark: Colour) -> None:
    """Draw a round knitted neck."""
    c.curve(outline("304,586 350,634 400,650 450,634 496,586"), dark, 22)


def _lapel(c: Brush, face: Face, dark: Colour) -> None:
    """Draw an open jacket over a pale top."""
    c.poly(outline("312,584 488,584 470,660 400,760 330,660"), PAPER)
    c.poly([(316, 580), (484, 580), (400, 690)], face.skin)
    left = outline("306,584 400,760 372,800 300,690 236,690 272,596")
    c.poly(left, dark)
    c.poly([(800 - x, y) for x, y in left], darker(face.coat, 0.35))


COLLARS: dict[str, Collar] = {
    "roll": _roll,
    "shirt": _shirt,
    "scarf": _scarf,
    "crew": _crew,
    "lapel": _lapel,
}


def collar(c: Brush, face: Face) -> None:
    """Draw what the person wears at the neck."""
    COLLARS[face.collar](c, face, darker(face.coat, 0.25))
