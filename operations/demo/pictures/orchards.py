"""The orchard at picking time.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .buildings import crate
from .canvas import Canvas
from .figures import look, person, walker
from .palette import (
    BLUSH,
    DUNE,
    EARTH,
    FERN,
    INK,
    LICHEN,
    MIST,
    MOSS,
    PAPER,
    RED,
    RUST,
    SKY,
    TIDE,
    darker,
    mix,
    veil,
)
from .scenery import cloud, meadow, ridge, sky, sun


def _crown(c: Canvas, x: float, y: float, tall: float) -> None:
    """Draw an apple tree's leaves and fruit."""
    puffs = (
        (0.24, 0.56, 0.25),
        (-0.24, 0.56, 0.25),
        (0.02, 0.76, 0.30),
        (0.0, 0.52, 0.22),
    )
    for dx, dy, r in puffs:
        c.disc(x + dx * tall, y - dy * tall, r * tall, darker(MOSS, 0.25))
    for dx, dy, r in puffs:
        c.disc(
            x + (dx - 0.05) * tall,
            y - (dy + 0.05) * tall,
            r * tall * 0.78,
            mix(MOSS, FERN, 0.4),
        )
    for dx, dy in (
        (-0.3, 0.5),
        (-0.1, 0.62),
        (0.12, 0.52),
        (0.3, 0.6),
        (0.02, 0.86),
        (-0.2, 0.76),
        (0.2, 0.78),
    ):
        c.disc(x + dx * tall, y - dy * tall, max(3, tall * 0.03), RED)


def _apple_tree(c: Canvas, x: float, y: float, tall: float) -> None:
    """Draw an apple tree with its fruit and its shadow."""
    c.oval(x + tall * 0.22, y + 4, tall * 0.42, tall * 0.06, veil(INK, 0.2))
    c.line(
        [(x, y), (x - tall * 0.02, y - tall * 0.3), (x - tall * 0.16, y - tall * 0.55)],
        RUST,
        tall * 0.06,
    )
    c.line(
        [(x - tall * 0.02, y - tall * 0.28), (x + tall * 0.16, y - tall * 0.5)],
        RUST,
        tall * 0.045,
    )
    _crown(c, x, y, tall)


def _ladder(c: Canvas, x: float, y: float, tall: float) -> None:
    """Lean a fruit ladder to the right."""
    lean = tall * 0.22
    for dx in (0, 46):
        c.line([(x + dx, y), (x + dx * 0.6 + lean, y - tall)], DUNE, 9)
    for n in range(1, 9):
        k = n / 9
        c.line(
            [(x + lean * k, y - tall * k), (x + 46 - 18 * k + lean * k, y - tall * k)],
            EARTH,
            6,
        )


def orchard() -> Image.Image:
    """The last apples coming in, rows of trees running down to the water."""
    c = Canvas("orchard", SKY)
    sky(c, mix(SKY, MIST, 0.3), mix(BLUSH, PAPER, 0.5), 430)
    sun(c, 360, 170, 58, PAPER)
    cloud(c, 1130, 130, 420, PAPER)
    c.below(ridge(390, 40, 280, 2.8), mix(TIDE, SKY, 0.45))
    c.box(0, 415, 1600, 60, mix(TIDE, MIST, 0.3))
    c.below(ridge(460, 16, 300, 0.4), mix(FERN, TIDE, 0.25))
    c.below(ridge(520, 22, 360, 1.4), FERN)
    c.poly([(760, 520), (850, 520), (1150, 1067), (420, 1067)], mix(LICHEN, FERN, 0.3))
    meadow(c, lambda x: 600, 1060, 60, mix(MOSS, FERN, 0.5))
    for n in range(5):
        k = 0.30 * 1.42**n
        for side in (-1, 1):
            x, y = 805 + side * (90 + 560 * (k - 0.2)), 520 + 330 * k
            _apple_tree(c, x, y, 480 * k)
    _ladder(c, 1010, 905, 420)
    person(c.at(1070, 800, 2.3), look(9), "raise")
    crate(c, 690, 1000, 170, RED)
    crate(c, 560, 1030, 170, RED)
    crate(c, 610, 955, 150, RED)
    walker(c, 770, 860, 200, 8, "carry", flip=True)
    crate(c, 690, 766, 84, RED)
    return c.finish()
