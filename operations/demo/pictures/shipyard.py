"""The shipyard's crane and a hull on the slip.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .canvas import Brush, Canvas
from .curves import Point
from .figures import shade, worker
from .palette import (
    BLUSH,
    BRICK,
    DEEP,
    DUNE,
    INK,
    LAMP,
    MIST,
    PAPER,
    PEBBLE,
    RED,
    RUST,
    SAND,
    SLATE,
    STONE,
    TIDE,
    Colour,
    darker,
    lighter,
    mix,
)
from .scenery import cloud, gull, ridge, sky, sun

BAYS = 7


def _lattice(
    c: Brush, start: Point, end: Point, deep: float, bays: int, fill: Colour
) -> None:
    """Draw a girder: two rails ``deep`` apart and a zigzag between them."""
    (x0, y0), (x1, y1) = start, end
    c.line([start, end], fill, 9)
    c.line([(x0, y0 + deep), (x1, y1 + deep)], fill, 9)
    zigzag = [
        (x0 + (x1 - x0) * n / bays, y0 + (y1 - y0) * n / bays + deep * (n % 2))
        for n in range(bays + 1)
    ]
    c.line(zigzag, fill, 5)


def _leg(c: Brush, x: float, top: float, foot: float, fill: Colour) -> None:
    """Draw a braced crane leg, wider at its foot."""
    height = (foot - top) / BAYS

    def half(n: int) -> float:
        """Return the leg's half width at a joint."""
        return 34 + 34 * n / BAYS

    for side in (-1, 1):
        c.line([(x + side * 34, top), (x + side * 68, foot)], fill, 11)
    for n in range(BAYS):
        y = top + n * height
        a, b = half(n), half(n + 1)
        c.line([(x - a, y), (x + b, y + height)], fill, 5)
        c.line([(x + a, y), (x - b, y + height)], fill, 5)
        c.line([(x - b, y + height), (x + b, y + height)], fill, 5)


def _crane(c: Canvas, x: float, foot: float) -> None:
    """Draw the hammerhead crane with a plate on its hook."""
    _leg(c, x, 320, foot, RED)
    c.box(x - 80, 296, 160, 30, darker(RED))
    _lattice(c, (x - 300, 220), (x + 640, 220), 70, 21, RED)
    c.line([(x - 300, 220), (x, 90), (x + 640, 220)], darker(RED), 6)
    c.line([(x, 90), (x - 40, 220)], darker(RED), 9)
    c.line([(x, 90), (x + 40, 220)], darker(RED), 9)
    c.box(x - 320, 226, 130, 96, darker(RED, 0.4))
    c.box(x + 50, 296, 84, 76, SAND)
    c.box(x + 62, 306, 60, 36, DEEP)
    c.box(x + 430, 288, 70, 22, INK)
    for dx in (445, 485):
        c.line([(x + dx, 308), (x + dx, 470)], INK, 3)
    c.pill(x + 438, 462, 54, 18, INK, 5)
    c.line([(x + 380, 520), (x + 465, 474), (x + 550, 520)], INK, 4)
    c.box(x + 350, 518, 230, 22, SLATE)


def _ship(c: Canvas) -> None:
    """Draw the unfinished hull on its slip, ribs still showing."""
    ribs = [(1010 + n * 62, 610 - n * 2) for n in range(1, 9)]
    for x, y in ribs:
        c.line([(x, y), (x - 14, 880)], RUST, 9)
    c.line([(1000, 640), (1540, 625)], RUST, 7)
    c.line([(1000, 740), (1530, 735)], RUST, 7)
    c.poly(
        [(420, 560), (560, 590), (1060, 612), (1040, 900), (620, 900), (520, 800)],
        SLATE,
    )
    c.poly([(520, 800), (1048, 800), (1600, 800), (1560, 900), (620, 900)], BRICK)
    c.poly([(520, 800), (1600, 800), (1600, 812), (526, 812)], PAPER)
    c.poly(
        [(420, 560), (560, 590), (1060, 612), (1058, 626), (556, 606), (430, 580)],
        lighter(SLATE, 0.4),
    )
    for x in (640, 760, 880, 985):
        c.line([(x, 606), (x - 4, 798)], darker(SLATE, 0.2), 3)
    c.line([(480, 700), (1048, 700)], darker(SLATE, 0.2), 3)
    c.disc(575, 668, 12, INK)
    for x in range(640, 1580, 130):
        c.poly([(x, 898), (x + 70, 898), (x + 90, 960), (x - 20, 960)], DUNE)
        c.poly(
            [(x + 40, 898), (x + 70, 898), (x + 90, 960), (x + 46, 960)],
            darker(DUNE, 0.3),
        )


def _sheds(c: Canvas) -> None:
    """Draw the yard's saw-tooth sheds."""
    for x, wide, tall in ((-20, 210, 190), (190, 170, 150), (1440, 200, 170)):
        c.box(x, 800 - tall, wide, 140, mix(SLATE, TIDE, 0.4))
        for n in range(3):
            px = x + n * wide / 3
            c.poly(
                [(px, 800 - tall), (px, 760 - tall), (px + wide / 3, 800 - tall)],
                mix(SLATE, TIDE, 0.2),
            )


def _welders(c: Canvas) -> None:
    """Draw the sparks and the crew below."""
    for dx, dy in ((-30, -26), (22, -38), (40, -8), (-44, 6), (6, 30), (30, 26)):
        c.line([(1046, 756), (1046 + dx, 756 + dy)], LAMP, 4)
    c.disc(1046, 756, 13, PAPER)
    for x, y, number, pose in (
        (800, 1020, 3, "stand"),
        (870, 1030, 8, "reach"),
        (250, 1044, 12, "walk"),
    ):
        shade(c, x, y, 154)
        worker(c.at(x, y, 1.56), number, pose)


def shipyard_crane() -> Image.Image:
    """The yard's old crane over a hull with its ribs still showing."""
    c = Canvas("shipyard-crane", BLUSH)
    sky(c, mix(TIDE, MIST, 0.5), BLUSH, 760)
    sun(c, 1180, 560, 120, mix(LAMP, PAPER, 0.4))
    cloud(c, 240, 180, 380, mix(MIST, PAPER, 0.4))
    cloud(c, 1290, 120, 420, mix(MIST, PAPER, 0.4))
    c.below(ridge(660, 40, 260, 0.5), mix(TIDE, BLUSH, 0.5))
    _sheds(c)
    c.box(0, 740, 1600, 160, mix(TIDE, DEEP, 0.3))
    _ship(c)
    c.poly([(0, 930), (1600, 950), (1600, 1067), (0, 1067)], mix(PEBBLE, STONE, 0.4))
    _crane(c, 520, 960)
    c.box(380, 948, 280, 26, INK)
    for y in (1000, 1030):
        c.box(0, y, 1600, 6, SLATE)
    _welders(c)
    gull(c, 800, 420, 50)
    gull(c, 870, 460, 38)
    return c.finish()
