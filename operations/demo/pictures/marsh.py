"""The salt marsh and its creeks.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .boats import dinghy
from .canvas import Brush, Canvas
from .curves import Station
from .palette import (
    BLUSH,
    FERN,
    INK,
    LAMP,
    LICHEN,
    MIST,
    MOSS,
    PAPER,
    PEBBLE,
    RED,
    SKY,
    SLATE,
    STONE,
    TIDE,
    darker,
    mix,
)
from .scenery import (
    cloud,
    grass,
    meadow,
    ridge,
    ripple,
    sky,
    sun,
)

CREEK: tuple[Station, ...] = (
    (1010, 415, 190),
    (1000, 440, 90),
    (930, 480, 48),
    (800, 530, 66),
    (900, 600, 96),
    (1040, 690, 140),
    (900, 800, 200),
    (700, 930, 300),
    (560, 1110, 460),
)


SIDE_CREEKS: tuple[tuple[Station, ...], ...] = (
    ((-40, 566, 7), (160, 540, 8), (330, 566, 10), (560, 592, 11), (860, 590, 15)),
    ((1640, 724, 10), (1430, 690, 11), (1260, 708, 13), (1020, 690, 18)),
)


def _creeks(c: Canvas) -> None:
    """Draw the creeks with their muddy banks and the sky in the widest."""
    mud, wet = darker(MOSS, 0.25), mix(TIDE, SKY, 0.35)
    for spine in SIDE_CREEKS:
        c.ribbon([(x, y + 6, w) for x, y, w in spine], mud)
    c.ribbon(
        [(x, y + 3 + w * 0.07, w * 1.06) for x, y, w in CREEK[2:]], mud, level=True
    )
    for spine in SIDE_CREEKS:
        c.ribbon(spine, wet)
    c.ribbon(CREEK, wet, level=True)
    shine = [(x - w * 0.1, y, w * 0.4) for x, y, w in CREEK[2:]]
    c.ribbon(shine, mix(BLUSH, SKY, 0.35), level=True)


def _heron(b: Brush) -> None:
    """Draw a standing heron, 200 tall, its feet at the origin."""
    for x in (-6, 10):
        b.line([(x, 0), (x + 2, -84)], INK, 4)
    b.blob(
        [(-34, -112), (0, -134), (44, -112), (88, -64), (30, -80), (-16, -84)], STONE
    )
    b.blob([(10, -116), (50, -104), (90, -62), (34, -84)], SLATE)
    b.curve([(-24, -108), (-46, -132), (-22, -162), (-36, -188)], PEBBLE, 13)
    b.oval(-42, -190, 16, 10, PAPER)
    b.poly([(-54, -194), (-104, -184), (-54, -184)], LAMP)
    b.line([(-44, -196), (-8, -200)], INK, 5)


def _foreground(c: Canvas) -> None:
    """Draw the reeds nearest the viewer."""
    for x, y, tall in (
        (60, 1080, 300),
        (170, 1090, 230),
        (1490, 1090, 320),
        (1380, 1090, 220),
        (1580, 1080, 260),
    ):
        grass(c, x, y, tall, darker(MOSS, 0.3))
        grass(c, x + 40, y, tall * 0.8, MOSS)


def salt_marsh() -> Image.Image:
    """Creeks winding out through the marsh, a heron at the water's edge."""
    c = Canvas("salt-marsh", SKY)
    sky(c, mix(MIST, SKY, 0.4), BLUSH, 400)
    sun(c, 1010, 270, 62, mix(LAMP, PAPER, 0.5))
    cloud(c, 430, 130, 480, mix(BLUSH, PAPER, 0.5))
    c.below(ridge(372, 22, 260, 1.9), mix(TIDE, SKY, 0.4), 420)
    c.box(0, 392, 1600, 70, mix(TIDE, SKY, 0.35))
    for n, tone in enumerate(
        (LICHEN, mix(LICHEN, FERN, 0.5), FERN, mix(FERN, MOSS, 0.6))
    ):
        c.below(ridge(430 + n * 130, 14, 190 - n * 20, n * 2.2), tone)
        meadow(
            c,
            ridge(440 + n * 130, 14, 190, n * 2.2),
            560 + n * 140,
            60,
            darker(tone, 0.14),
        )
    _creeks(c)
    for y, half in ((690, 60), (780, 110), (880, 150), (960, 170)):
        ripple(c, 900 - (y - 690) * 0.9, y, half, PAPER)
    dinghy(c.at(1010, 705, 0.8), RED)
    _heron(c.at(500, 890, 1.35, flip=True))
    ripple(c, 500, 892, 70, PAPER)
    _foreground(c)
    return c.finish()
