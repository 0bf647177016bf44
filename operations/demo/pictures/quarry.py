"""The quarry and its machines.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .canvas import Brush, Canvas
from .figures import shade, worker
from .palette import (
    BLUSH,
    BRICK,
    CLAY,
    DEEP,
    DUNE,
    INK,
    LAMP,
    PAPER,
    PINE,
    RED,
    RUST,
    SAND,
    SKY,
    SLATE,
    STONE,
    Colour,
    darker,
    lighter,
    mix,
)
from .scenery import pine, ridge, sky, sun


def _digger(b: Brush) -> None:
    """Draw an excavator facing left, its tracks on the origin."""
    b.line([(20, -92), (-80, -190), (-170, -120)], LAMP, 17)
    b.line([(-170, -120), (-196, -40)], darker(LAMP, 0.25), 13)
    b.poly([(-226, -50), (-176, -58), (-172, -12), (-206, -4)], INK)
    b.pill(-70, -40, 170, 40, INK, 20)
    for x in (-48, -6, 36, 78):
        b.disc(x, -20, 11, SLATE)
    b.poly([(-50, -46), (-50, -96), (108, -96), (108, -46)], LAMP)
    b.poly([(60, -96), (108, -96), (108, -46), (60, -46)], darker(LAMP, 0.3))
    b.poly([(-40, -96), (-28, -156), (36, -156), (36, -96)], darker(LAMP, 0.12))
    b.poly([(-30, -102), (-20, -146), (14, -146), (14, -102)], DEEP)


def _truck(b: Brush) -> None:
    """Draw a quarry truck facing right, its wheels on the origin."""
    b.poly([(-120, -50), (-140, -116), (40, -110), (30, -50)], RED)
    b.poly([(-136, -114), (-60, -150), (38, -110)], CLAY)
    b.poly(
        [(38, -40), (38, -128), (96, -128), (112, -80), (112, -40)], darker(RED, 0.2)
    )
    b.poly([(50, -84), (50, -116), (90, -116), (98, -84)], SKY)
    b.box(-120, -52, 232, 16, INK)
    for x in (-82, -30, 80):
        b.disc(x, -24, 26, INK)
        b.disc(x, -24, 11, STONE)


def _bench(c: Canvas, top: float, right: float, face: float, tone: Colour) -> None:
    """Draw one worked step of the quarry: a lit ledge over a cut face."""
    left = [(right - 30, top), (right, top + 10), (right - 40, top + face)]
    c.poly([(0, top - 24), *left, (0, top + face)], tone)
    c.poly(
        [(0, top - 24), (right - 30, top), (right, top + 12), (0, top + 4)],
        lighter(tone, 0.4),
    )
    x = 40.0
    while x < right - 90:
        wide = c.chance.uniform(30, 70)
        high = top + face * c.chance.uniform(0.1, 0.45)
        facet = [(x, high), (x + wide, high + 12), (x + wide - 14, top + face)]
        c.poly([*facet, (x - 10, top + face)], darker(tone, 0.09))
        x += wide + c.chance.uniform(30, 90)


def _pit_floor(c: Canvas) -> None:
    """Draw the quarry's floor with its machines and crew."""
    c.poly(
        [(0, 866), (900, 866), (1600, 800), (1600, 1067), (0, 1067)],
        mix(DUNE, CLAY, 0.45),
    )
    c.poly(
        [(0, 1000), (700, 930), (1600, 905), (1600, 960), (780, 1000), (0, 1067)],
        mix(SAND, CLAY, 0.2),
    )
    _digger(c.at(560, 612, 0.72, flip=True))
    c.poly(
        [(930, 892), (1020, 800), (1076, 770), (1140, 806), (1250, 892)],
        mix(DUNE, CLAY, 0.7),
    )
    c.poly([(1076, 770), (1140, 806), (1250, 892), (1060, 892), (1090, 820)], BRICK)
    _digger(c.at(1290, 880, 1.1))
    _truck(c.at(640, 975, 1.35))
    for x, y, number in ((870, 990, 3), (944, 1004, 6)):
        shade(c, x, y, 172)
        worker(c.at(x, y, 1.72), number)


def _dry_hills(c: Canvas) -> None:
    """Draw the hills behind the quarry."""
    c.below(ridge(440, 60, 300, 2.3), mix(DUNE, BLUSH, 0.4))
    c.below(ridge(510, 66, 210, 0.7), mix(CLAY, BLUSH, 0.25))
    c.below(ridge(590, 56, 260, 4.2), mix(CLAY, BRICK, 0.4))
    for x in (1240, 1290, 1350, 1420, 1460, 1530):
        pine(c, x, ridge(590, 56, 260, 4.2)(x) + 8, 90 + x % 37, mix(PINE, RUST, 0.3))
    c.below(ridge(720, 24, 240, 2.4), BRICK)


def quarry_hills() -> Image.Image:
    """The worked face of the quarry, hills behind it, the late shift on."""
    c = Canvas("quarry-hills", BLUSH)
    sky(c, mix(CLAY, BLUSH, 0.6), mix(BLUSH, PAPER, 0.6), 560)
    sun(c, 1120, 250, 78, PAPER)
    _dry_hills(c)
    for n, right in enumerate((520, 700, 900)):
        _bench(c, 480 + n * 130, right, 132, mix(CLAY, RUST, 0.15 + n * 0.22))
    _pit_floor(c)
    c.below(
        lambda x: 1090 - max(0, 330 - x) * 0.35 - max(0, x - 1280) * 0.4,
        darker(RUST, 0.3),
    )
    return c.finish()
