"""The market under the town hall.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .buildings import awning, church, crate, house, lamp, terrace
from .canvas import Brush, Canvas
from .figures import walker
from .palette import (
    CLAY,
    DEEP,
    EARTH,
    FERN,
    INK,
    LAMP,
    LICHEN,
    MIST,
    MOSS,
    PAPER,
    PEBBLE,
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
    veil,
)
from .scenery import cloud, gull, sky


def _stall(
    c: Canvas, x: float, base: float, wide: float, cloth: Colour, goods: Colour
) -> None:
    """Draw a market stall with an awning and three crates."""
    for px in (x + 12, x + wide - 18):
        c.box(px, base - 250, 8, 250, EARTH)
    c.box(x + 6, base - 200, wide - 12, 120, veil(INK, 0.35))
    c.box(x + 4, base - 92, wide - 8, 92, darker(cloth, 0.35))
    c.box(x + 4, base - 92, wide - 8, 12, SAND)
    third = (wide - 30) / 3
    for n, tone in enumerate((goods, LICHEN, lighter(goods, 0.3))):
        crate(c, x + 12 + n * third, base - 90, third - 6, tone)
    awning(c, x - 14, base - 292, wide + 28, 66, (cloth, PAPER))


def _town_hall(c: Brush, x: float, base: float) -> None:
    """Draw the town hall with its arcade and clock tower."""
    wall = mix(SAND, PAPER, 0.2)
    c.box(x - 60, base - 520, 120, 260, wall)
    c.box(x + 18, base - 520, 42, 260, darker(wall, 0.16))
    c.poly([(x - 74, base - 516), (x, base - 600), (x + 74, base - 516)], SLATE)
    c.line([(x, base - 590), (x, base - 640)], INK, 5)
    c.poly([(x + 2, base - 638), (x + 52, base - 626), (x + 2, base - 612)], RED)
    c.disc(x, base - 450, 42, INK)
    c.disc(x, base - 450, 35, PAPER)
    c.line([(x, base - 450), (x, base - 476)], INK, 5)
    c.line([(x, base - 450), (x + 16, base - 438)], INK, 5)
    c.box(x - 230, base - 300, 460, 300, wall)
    c.poly(
        [(x - 246, base - 296), (x, base - 384), (x + 246, base - 296)],
        lighter(wall, 0.5),
    )
    c.box(x - 246, base - 300, 492, 14, darker(wall, 0.3))
    for n in range(5):
        c.box(x - 196 + n * 86, base - 262, 46, 84, DEEP)
        c.arch(x - 173 + n * 86, base, 62, 140, mix(INK, RUST, 0.25))
    c.box(x + 130, base - 286, 100, 286, veil(INK, 0.15))


def _shoppers(c: Canvas) -> None:
    """Draw the shoppers in the foreground."""
    for x, y, tall, who, flip in (
        (500, 900, 236, 10, False),
        (690, 935, 250, 1, True),
        (780, 940, 236, 5, False),
        (1200, 950, 250, 12, True),
    ):
        walker(c, x, y, tall, who, "stand" if who == 5 else "walk", flip=flip)


def _far_side(c: Canvas) -> None:
    """Draw the church, the houses and the town hall."""
    church(c, 330, 640, 480)
    for h in terrace(c, 640, (-30, 1650), 210):
        house(c, h)
    _town_hall(c.at(860, 650, 0.92), 0, 0)
    c.below(lambda x: 640, mix(PEBBLE, SAND, 0.5))
    for n in range(7):
        y = 664 + n * n * 8
        c.box(0, y, 1600, 3, mix(PEBBLE, STONE, 0.35))
    for x, y, tall, who in (
        (560, 720, 130, 11),
        (1010, 715, 126, 6),
        (1075, 722, 130, 3),
        (760, 705, 120, 14),
    ):
        walker(c, x, y, tall, who)


def market_square() -> Image.Image:
    """Market day under the town hall clock."""
    c = Canvas("market-square", SKY)
    sky(c, mix(MIST, SKY, 0.4), PAPER, 560)
    cloud(c, 330, 110, 420, PAPER)
    cloud(c, 1300, 170, 360, PAPER)
    _far_side(c)
    _stall(c, 90, 850, 360, MOSS, CLAY)
    _stall(c, 1130, 850, 380, DEEP, LAMP)
    _stall(c, 590, 820, 330, RED, RED)
    lamp(c, 1030, 830, 270)
    _shoppers(c)
    crate(c, 250, 1010, 170, FERN)
    crate(c, 170, 1050, 170, RED)
    for x in (930, 985, 1300, 1370):
        c.oval(x, 1000, 15, 9, SLATE)
        c.disc(x - 14, 988, 6, SLATE)
        c.poly([(x + 8, 996), (x + 32, 992), (x + 10, 1004)], SLATE)
    gull(c, 560, 230, 54, SLATE)
    gull(c, 640, 190, 40, SLATE)
    return c.finish()
