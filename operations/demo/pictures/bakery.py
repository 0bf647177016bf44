"""The bakery's shop front.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .buildings import awning, lamp
from .canvas import Brush, Canvas
from .figures import walker
from .palette import (
    BLUSH,
    BRICK,
    CLAY,
    DEEP,
    DUNE,
    EARTH,
    INK,
    LAMP,
    MOSS,
    PAPER,
    PEBBLE,
    PINE,
    RED,
    SAND,
    SLATE,
    STONE,
    TIDE,
    Colour,
    darker,
    lighter,
    mix,
    veil,
)
from .scenery import tree

LOAF_STEPS = (66, 84, 50)


def _brickwork(c: Canvas, top: float, bottom: float, wall: Colour) -> None:
    """Fill a wall and mark some of its bricks, never a full grid."""
    c.box(0, top, c.width, bottom - top, wall)
    for _ in range(210):
        x = c.chance.randrange(0, 40) * 42
        row = c.chance.randrange(int((bottom - top) / 20))
        tone = c.chance.choice((darker(wall, 0.12), lighter(wall, 0.1)))
        c.box(x + (row % 2) * 21, top + row * 20 + 2, 39, 16, tone)


def _sash(c: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    """Draw an upstairs sash window with a sill, half drawn blind and lintel."""
    c.box(x - 14, y - 30, wide + 28, 30, SAND)
    c.box(x - 8, y, wide + 16, tall, PAPER)
    c.box(x, y + 8, wide, tall - 8, DEEP)
    c.poly(
        [
            (x, y + tall),
            (x, y + tall * 0.5),
            (x + wide * 0.6, y + 8),
            (x + wide, y + 8),
        ],
        mix(DEEP, TIDE, 0.4),
    )
    c.box(x, y + 8, wide, tall * 0.24, SAND)
    c.box(x + wide / 2 - 3, y + 8, 6, tall, PAPER)
    c.box(x, y + tall * 0.52, wide, 7, PAPER)
    c.box(x - 18, y + tall, wide + 36, 16, SAND)
    c.box(x - 18, y + tall + 16, wide + 36, 8, veil(INK, 0.25))


def _loaves(c: Canvas, x: float, y: float, count: int, kind: int) -> None:
    """Set loaves of one kind along a shelf."""
    for n in range(count):
        px = x + n * LOAF_STEPS[kind]
        crust = (mix(CLAY, DUNE, 0.4), mix(BRICK, DUNE, 0.5), DUNE)[kind]
        if kind == 1:
            c.pill(px, y - 30, 78, 30, crust, 15)
            for cut in (16, 34, 52):
                c.line([(px + cut, y - 8), (px + cut + 10, y - 24)], BLUSH, 4)
        else:
            r = (29, 0, 21)[kind]
            c.pill(px, y - r * 1.5, r * 2, r * 1.5, crust, r)
            c.pill(px + r * 0.3, y - r * 1.3, r * 0.9, r * 0.4, lighter(crust, 0.4), r)


def _bread_window(c: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    """Draw the lit shop window with three shelves of bread."""
    c.box(x - 14, y - 14, wide + 28, tall + 28, PINE)
    c.box(x, y, wide, tall, LAMP)
    c.box(x, y, wide, tall * 0.32, mix(LAMP, PAPER, 0.4))
    for n, kind in enumerate((2, 0, 1)):
        shelf = y + tall * (0.42 + 0.28 * n)
        _loaves(c, x + 26, shelf, int((wide - 40) / LOAF_STEPS[kind]), kind)
        c.box(x, shelf, wide, 9, EARTH)
    for k in (0.33, 0.66):
        c.box(x + wide * k - 4, y, 8, tall, PINE)
    c.poly([(x, y), (x + 110, y), (x, y + 190)], veil(PAPER, 0.28))


def _door(c: Canvas, x: float, y: float) -> None:
    """Draw the shop door, its sill at (x, y), with a lit pane and a card."""
    c.box(x - 16, y - 400, 212, 400, PINE)
    c.box(x, y - 384, 180, 384, mix(PINE, MOSS, 0.5))
    c.box(x + 26, y - 356, 128, 210, LAMP)
    c.poly(
        [(x + 26, y - 356), (x + 100, y - 356), (x + 26, y - 240)], veil(PAPER, 0.35)
    )
    c.box(x + 26, y - 120, 128, 92, mix(PINE, MOSS, 0.2))
    c.pill(x + 158, y - 180, 10, 46, LAMP)
    c.line(
        [(x + 90, y - 330), (x + 60, y - 290), (x + 120, y - 290), (x + 90, y - 330)],
        EARTH,
        2,
    )
    c.pill(x + 52, y - 292, 76, 40, RED, 6)


def _bicycle(b: Brush) -> None:
    """Draw a bicycle with a basket, its wheels on the origin."""
    for x in (-78, 78):
        b.ring(x, -52, 52, 6, INK)
        b.disc(x, -52, 6, INK)
    b.line([(-78, -52), (-30, -118), (54, -118), (0, -50), (-30, -118)], RED, 8)
    b.line([(-78, -52), (0, -50)], RED, 8)
    b.line([(78, -52), (50, -140), (30, -146)], RED, 8)
    b.line([(-30, -118), (-36, -136)], INK, 7)
    b.pill(-62, -146, 52, 12, INK)
    b.poly([(60, -146), (118, -146), (110, -96), (66, -96)], DUNE)
    b.line([(62, -128), (116, -128)], EARTH, 4)
    b.pill(72, -172, 17, 60, mix(CLAY, DUNE, 0.5), 8)
    b.poly([(60, -146), (118, -146), (110, -96), (66, -96)], DUNE)
    b.line([(62, -124), (115, -124)], EARTH, 4)


def _customer(c: Canvas) -> None:
    """Draw a customer leaving with two loaves in a bag."""
    walker(c, 1010, 1000, 350, 13, flip=True)
    c.pill(948, 800, 24, 90, mix(CLAY, DUNE, 0.6), 12)
    c.pill(966, 790, 24, 90, mix(BRICK, DUNE, 0.5), 12)
    c.box(942, 838, 54, 74, PAPER)


def _pavement(c: Canvas) -> None:
    """Draw the plinth, the pavement and the light that falls on it."""
    c.box(0, 900, 1600, 24, mix(STONE, PINE, 0.2))
    c.box(0, 920, 1600, 150, PEBBLE)
    c.box(0, 1030, 1600, 40, SLATE)
    c.box(0, 1024, 1600, 9, lighter(PEBBLE, 0.4))
    for x in range(-60, 1700, 190):
        c.line([(x, 1024), (x + 40, 920)], mix(PEBBLE, STONE, 0.6), 3)
    c.poly([(260, 924), (900, 924), (980, 1010), (300, 1010)], veil(LAMP, 0.35))


def bakery_shopfront() -> Image.Image:
    """The bakery on a winter morning, its window lit."""
    c = Canvas("bakery-shopfront", BRICK)
    _brickwork(c, 0, 920, BRICK)
    for x in (150, 550, 950, 1350):
        _sash(c, x, 24, 140, 186)
    c.box(190, 300, 1220, 620, mix(PINE, MOSS, 0.25))
    c.box(170, 290, 1260, 96, PINE)
    c.box(170, 290, 1260, 14, MOSS)
    c.box(170, 386, 1260, 10, darker(PINE))
    for n, k in enumerate((-2, -1, 0, 1, 2)):
        c.oval(800 + k * 62, 340, 20, 11 + 2 * (n == 2), LAMP)
    c.box(230, 830, 700, 90, PINE)
    _bread_window(c, 260, 430, 640, 390)
    _door(c, 1010, 920)
    awning(c, 225, 396, 720, 96, (RED, PAPER))
    c.box(230, 508, 700, 30, veil(INK, 0.14))
    lamp(c, 1290, 560, 46)
    c.box(1256, 540, 40, 8, INK)
    _pavement(c)
    _bicycle(c.at(330, 985, 1.15))
    _customer(c)
    c.pill(1440, 850, 100, 96, CLAY, 10)
    tree(c, 1490, 860, 230, PINE)
    return c.finish()
