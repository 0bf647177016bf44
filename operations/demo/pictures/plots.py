"""The allotments behind the houses.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .buildings import house, terrace
from .canvas import Brush, Canvas
from .curves import outline
from .figures import walker
from .palette import (
    BRICK,
    DEEP,
    DUNE,
    EARTH,
    FERN,
    INK,
    LAMP,
    LICHEN,
    MOSS,
    PAPER,
    PINE,
    RED,
    RUST,
    SAND,
    SKY,
    SLATE,
    STONE,
    TIDE,
    Colour,
    darker,
    mix,
    veil,
)
from .scenery import cloud, grass, ridge, sky, tree


def _shed(b: Brush) -> None:
    """Draw a boarded shed, its floor on the origin."""
    b.box(-90, -150, 180, 150, TIDE)
    for n in range(1, 7):
        b.line([(-90 + n * 26, -150), (-90 + n * 26, 0)], darker(TIDE, 0.18), 2)
    b.box(44, -150, 46, 150, veil(INK, 0.18))
    b.poly([(-110, -146), (0, -214), (110, -146)], SLATE)
    b.box(-20, -104, 52, 104, mix(TIDE, DEEP, 0.6))
    b.box(-74, -116, 40, 44, PAPER)
    b.box(-69, -111, 30, 34, LAMP)


def _row(c: Canvas, foot: float, head: float, crop: Colour, kind: int) -> None:
    """Plant a bed's row from the near edge to the vanishing far edge."""
    for n in range(11):
        t = n / 11
        k = (1 - t) ** 1.7
        x, y = foot + (head - foot) * (1 - k), 1040 - (1 - k) * 390
        size = 14 + 62 * k
        if kind:
            c.disc(x, y - size * 0.45, size * 0.62, darker(crop))
            c.disc(x - size * 0.1, y - size * 0.55, size * 0.45, crop)
        else:
            grass(c, x, y, size * 1.6, crop)


def _scarecrow(b: Brush) -> None:
    """Draw a scarecrow on its post, the foot of the post at the origin."""
    b.poly([(-30, 0), (30, 0), (170, 26)], veil(INK, 0.2))
    b.line([(0, 0), (0, -250)], EARTH, 10)
    b.line([(-112, -182), (112, -190)], EARTH, 9)
    b.poly(
        outline("-94,-204 94,-210 98,-166 48,-160 56,-56 -52,-54 -46,-158 -94,-160"),
        BRICK,
    )
    b.poly(outline("18,-208 94,-210 98,-166 48,-160 56,-56 26,-56"), darker(BRICK))
    for x in (-104, 104):
        grass(b, x, -170, 26, LAMP)
    grass(b, 4, -52, 22, LAMP)
    b.disc(0, -240, 31, SAND)
    b.poly([(10, -268), (30, -250), (28, -224), (12, -212)], DUNE)
    b.pill(-54, -266, 108, 13, DUNE)
    b.poly([(-30, -262), (-22, -302), (20, -304), (30, -262)], DUNE)
    b.poly([(-30, -262), (-28, -274), (28, -274), (30, -262)], RED)


def _tools(c: Canvas) -> None:
    """Draw the gardener, the spade and the can."""
    walker(c, 640, 900, 250, 1, "reach")
    c.line([(700, 900), (708, 640)], EARTH, 8)
    c.poly([(684, 890), (716, 890), (712, 935), (690, 935)], STONE)
    c.poly([(925, 990), (1005, 990), (1015, 910), (915, 910)], RED)
    c.line([(915, 930), (860, 890)], RED, 12)
    c.ring(1018, 948, 34, 9, darker(RED))


def allotments() -> Image.Image:
    """Allotment beds running up to the sheds and the backs of the houses."""
    c = Canvas("allotments", SKY)
    sky(c, SKY, PAPER, 470)
    cloud(c, 430, 120, 420, PAPER)
    c.below(ridge(430, 50, 260, 1.0), mix(TIDE, SKY, 0.4))
    for h in terrace(c, 560, (-20, 1640), 120):
        house(c, h)
    c.box(0, 540, 1600, 80, PINE)
    for x in range(-20, 1640, 70):
        c.disc(x, 548, 44, mix(PINE, MOSS, (x % 3) / 3))
    c.below(lambda x: 600, mix(FERN, LICHEN, 0.3))
    for n, (a, d) in enumerate(
        ((-420, 520), (60, 670), (540, 800), (1060, 935), (1560, 1080))
    ):
        soil = mix(EARTH, RUST, 0.2 + 0.1 * (n % 2))
        c.poly([(a, 1067), (a + 400, 1067), (d + 84, 640), (d, 640)], soil)
        for row in (60, 200, 340):
            crop = (FERN, MOSS, LICHEN, MOSS, FERN)[n]
            _row(c, a + row, d + row * 0.21, crop, n % 2)
    _shed(c.at(330, 650, 1.0))
    _shed(c.at(1290, 655, 0.9, flip=True))
    tree(c, 1480, 660, 230, MOSS)
    tree(c, 140, 655, 200, MOSS)
    _scarecrow(c.at(1165, 950, 1.05))
    _tools(c)
    return c.finish()
