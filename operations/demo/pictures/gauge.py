"""The tide gauge on its pier.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

import math

from PIL import Image

from .boats import yacht
from .canvas import Brush, Canvas
from .palette import (
    DEEP,
    EARTH,
    INK,
    LAMP,
    MIST,
    NIGHT,
    PAPER,
    PINE,
    RED,
    SKY,
    SLATE,
    TIDE,
    Colour,
    darker,
    lighter,
    mix,
    veil,
)
from .scenery import (
    cloud,
    gull,
    ridge,
    ripple,
    ripples,
    sky,
    water,
)

GAUGE_TOP = 150


GAUGE_STEP = 100


def _staff(c: Canvas, x: float) -> None:
    """Draw the tide gauge's board: metres in numbers, tenths in blocks."""
    c.box(x - 78, GAUGE_TOP - 24, 156, 920, darker(EARTH, 0.35))
    c.box(x - 62, GAUGE_TOP - 8, 124, 900, PAPER)
    for n in range(9):
        y = GAUGE_TOP + n * GAUGE_STEP
        ink = RED if n in (2, 3) else INK
        c.box(x - 62, y, 52, GAUGE_STEP / 5, ink)
        c.box(x - 62, y + GAUGE_STEP * 0.4, 52, GAUGE_STEP / 5, ink)
        c.box(x - 62, y + GAUGE_STEP * 0.8, 30, GAUGE_STEP / 5, ink)
        c.label(x + 26, y + GAUGE_STEP / 2, str(8 - n), 62, ink, "mm")
    c.box(x + 44, GAUGE_TOP - 8, 18, 900, veil(INK, 0.14))


def _pile(c: Canvas, x: float, top: float, wide: float, wood: Colour) -> None:
    """Draw one pier pile, dark and weedy below the high-water mark."""
    c.box(x - wide / 2, top, wide, c.height - top, wood)
    c.box(x + wide * 0.18, top, wide * 0.32, c.height - top, darker(wood, 0.3))
    c.box(x - wide / 2, 640, wide, c.height, veil(PINE, 0.55))
    for n in range(5):
        dx = -wide / 2 + n * wide / 5
        drop = 30 + 26 * math.sin(n * 2.4 + x)
        c.poly(
            [(x + dx, 638), (x + dx + wide / 5, 638), (x + dx + 6, 650 + drop)], PINE
        )


def _hut(b: Brush) -> None:
    """Draw the gauge keeper's hut, its floor at the origin."""
    b.poly([(-110, 0), (-110, -150), (110, -150), (110, 0)], TIDE)
    for n in range(1, 6):
        b.line([(-110 + n * 37, -150), (-110 + n * 37, 0)], darker(TIDE, 0.2), 2)
    b.box(50, -150, 60, 150, veil(INK, 0.18))
    b.poly([(-132, -146), (-96, -214), (96, -214), (132, -146)], SLATE)
    b.box(-76, -118, 52, 60, PAPER)
    b.box(-70, -112, 40, 48, LAMP)
    b.box(10, -112, 54, 112, DEEP)
    b.line([(84, -210), (84, -300)], INK, 4)
    b.line([(58, -292), (110, -292)], INK, 4)
    for x in (58, 110):
        b.disc(x, -292, 8, RED)


def _pier(c: Canvas) -> None:
    """Draw the pier with its braces and the hut."""
    for x in (1010, 1220, 1430, 1600):
        _pile(c, x, 470, 46, EARTH)
    c.line([(1010, 800), (1220, 520)], darker(EARTH, 0.4), 16)
    c.line([(1430, 800), (1220, 520)], darker(EARTH, 0.4), 16)
    c.box(560, 440, 1040, 26, lighter(EARTH, 0.25))
    c.box(560, 466, 1040, 30, darker(EARTH, 0.4))
    _hut(c.at(1240, 442, 1.15))
    _pile(c, 610, 440, 66, EARTH)
    _pile(c, 890, 440, 66, EARTH)


def tide_gauge() -> Image.Image:
    """The tide gauge on its pier at low water, weed up to the high mark."""
    c = Canvas("tide-gauge", SKY)
    sky(c, mix(MIST, SKY, 0.5), lighter(SKY, 0.55), 600)
    cloud(c, 330, 170, 420, PAPER)
    cloud(c, 130, 330, 300, PAPER)
    c.below(ridge(560, 40, 280, 1.4), mix(TIDE, SKY, 0.5), 640)
    c.below(ridge(592, 24, 170, 0.2), mix(PINE, TIDE, 0.45), 640)
    water(c, 612, TIDE, DEEP)
    ripples(c, 630, 60, veil(PAPER, 0.4))
    yacht(c.at(250, 690, 0.6), NIGHT, PAPER)
    _pier(c)
    _staff(c, 750)
    c.poly([(640, 930), (1640, 930), (1640, 1067), (640, 1067)], veil(DEEP, 0.35))
    for x, half in (
        (610, 90),
        (750, 150),
        (890, 90),
        (1010, 70),
        (1220, 70),
        (1430, 70),
    ):
        ripple(c, x, 932, half, veil(PAPER, 0.75))
    gull(c, 460, 300, 70, SLATE)
    gull(c, 380, 360, 46, SLATE)
    return c.finish()
