"""The swimming pool, seen from the high board.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .canvas import Brush, Canvas
from .palette import (
    DEEP,
    DUNE,
    INK,
    LAMP,
    MIST,
    PAPER,
    PEBBLE,
    RED,
    SAND,
    SEA,
    SKINS,
    SLATE,
    STONE,
    TIDE,
    Colour,
    darker,
    lighter,
    mix,
    veil,
)
from .scenery import ridge, ripple


def _swimmer(b: Brush, cap: Colour, skin: Colour) -> None:
    """Draw a swimmer seen from above, heading up the lane."""
    for n in range(4):
        ripple(b, 0, 110 + n * 26, 44 - n * 6, veil(PAPER, 0.6 - n * 0.12))
    b.line([(-12, 60), (-16, 118)], darker(skin, 0.1), 15)
    b.line([(12, 60), (18, 112)], darker(skin, 0.1), 15)
    b.line([(-26, -14), (-52, 24), (-44, 60)], darker(skin, 0.12), 13)
    b.line([(26, -14), (50, -56), (34, -104)], skin, 13)
    b.blob([(-32, -20), (0, -28), (32, -20), (24, 40), (0, 66), (-24, 40)], cap)
    b.blob([(-31, -20), (0, -28), (31, -20), (22, 6), (-22, 6)], skin)
    b.disc(0, -42, 19, cap)
    b.oval(-5, -48, 8, 6, lighter(cap, 0.4))
    for x, y, r in (
        (52, -120, 7),
        (24, -128, 5),
        (66, -98, 4),
        (42, -138, 4),
        (-54, 70, 4),
    ):
        b.oval(x, y, r, r * 0.8, PAPER)
    for side in (-1, 1):
        b.curve(
            [(side * 22, -66), (side * 50, -52), (side * 74, -24)], veil(PAPER, 0.6), 4
        )


def swimming_pool() -> Image.Image:
    """Lane swimming at the pool, seen from the high board."""
    c = Canvas("swimming-pool", TIDE)
    for n in range(24):
        edge = ridge(70 + n * 44, 12, 130, n * 1.3)
        c.below(edge, mix(TIDE, MIST, 0.16 if n % 2 else 0.05), None)
    c.poly([(0, 0), (620, 0), (1240, 1067), (420, 1067)], veil(PAPER, 0.14))
    for x in (265, 620, 975, 1330):
        c.box(x - 17, 190, 34, 877, mix(SEA, TIDE, 0.25))
        c.box(x - 60, 190, 120, 30, mix(SEA, TIDE, 0.25))
    for x in (90, 442, 798, 1152, 1508):
        for n in range(40):
            c.pill(x - 9, 150 + n * 24, 18, 22, RED if n // 4 % 2 else PAPER, 8)
        c.box(x + 14, 150, 14, 917, veil(INK, 0.10))
    _pool_end(c)
    lanes = (
        (265, 620, DEEP, 4),
        (620, 400, PAPER, 1),
        (975, 690, RED, 3),
        (1330, 380, LAMP, 0),
    )
    for x, y, cap, skin in lanes:
        c.oval(x + 34, y + 40, 44, 100, veil(INK, 0.14))
        _swimmer(c.at(x, y, 1.35), cap, SKINS[skin])
    return c.finish()


def _pool_end(c: Canvas) -> None:
    """Draw the tiled end of the pool and its starting blocks."""
    c.box(0, 0, 1600, 150, SAND)
    for x in range(0, 1600, 50):
        c.box(x, 0, 2, 120, DUNE)
    for y in (40, 80):
        c.box(0, y, 1600, 2, DUNE)
    c.box(0, 118, 1600, 22, PAPER)
    for x in range(0, 1600, 40):
        c.box(x, 140, 20, 16, DEEP)
        c.box(x + 20, 140, 20, 16, PAPER)
    c.box(0, 156, 1600, 26, veil(INK, 0.18))
    for n, x in enumerate((265, 620, 975, 1330)):
        c.poly(
            [(x - 46, 20), (x + 46, 20), (x + 62, 44), (x + 62, 128), (x - 30, 128)],
            veil(INK, 0.2),
        )
        c.pill(x - 56, 14, 112, 104, PEBBLE, 8)
        c.pill(x - 56, 14, 112, 90, STONE if n % 2 else SLATE, 8)
        c.label(x, 60, str(n + 1), 58, PAPER, "mm")
