"""The lighthouse on its rock.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

import math

from PIL import Image

from .buildings import House, house
from .canvas import Brush, Canvas
from .curves import Edge, outline
from .palette import (
    BLUSH,
    CLAY,
    DEEP,
    EARTH,
    INK,
    LAMP,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    RED,
    SEA,
    SLATE,
    STONE,
    TIDE,
    Colour,
    mix,
    veil,
)
from .scenery import (
    ridge,
    ripples,
    sky,
    water,
)


def _tower(b: Brush) -> None:
    """Draw the lighthouse, 520 tall, its foot at the origin."""

    def half(y: float) -> float:
        """Return the tower's half width at a height."""
        return 66 - 28 * (-y / 400)

    for n in range(5):
        y0, y1 = -80.0 * n, -80.0 * (n + 1)
        fill = RED if n % 2 else PAPER
        b.poly([(-half(y0), y0), (half(y0), y0), (half(y1), y1), (-half(y1), y1)], fill)
    b.poly([(half(0) * 0.25, 0), (half(0), 0), (38, -400), (10, -400)], veil(INK, 0.2))
    b.box(-56, -412, 112, 14, INK)
    b.box(-32, -462, 64, 52, LAMP)
    for x in (-32, -12, 8, 28):
        b.box(x, -462, 4, 52, INK)
    b.poly([(-42, -460), (0, -506), (42, -460)], SLATE)
    b.line([(0, -500), (0, -530)], INK, 4)
    for y in (-130, -290):
        b.arch(-8, y, 20, 40, DEEP)
    b.arch(-6, 0, 34, 66, DEEP)


def _breaker(c: Canvas, edge: Edge, crest: Colour, body: Colour) -> None:
    """Draw a long wave: a pale crest and its body under it."""
    c.below(edge, crest)
    c.below(lambda x: edge(x) + 9 + 6 * math.sin(x / 60), body)


def _headland(c: Canvas) -> None:
    """Draw the rock, the keeper's house and the tower."""
    c.poly(
        outline(
            "560,812 640,720 740,700 800,668 1010,660 1120,700 1230,716 1330,790 "
            "1420,870 520,870"
        ),
        mix(SLATE, EARTH, 0.3),
    )
    c.poly(
        outline(
            "800,668 1010,660 960,720 1010,790 900,870 520,870 560,812 640,720 740,700"
        ),
        mix(STONE, EARTH, 0.3),
    )
    c.poly([(790, 672), (1020, 662), (1120, 702), (960, 690)], MOSS)
    house(c, House(985, 690, 120, 70, PAPER, RED), lit=0.7)
    _tower(c.at(905, 680, 1.0))


def _beams(c: Canvas) -> None:
    """Draw the stars and the three beams of the light."""
    for _ in range(46):
        x, y = c.chance.uniform(0, 1600), c.chance.uniform(0, 260)
        c.disc(x, y, c.chance.choice((1.5, 2, 2.6)), mix(MIST, DEEP, 0.2))
    c.poly([(905, 232), (0, 60), (0, 330)], veil(LAMP, 0.20))
    c.poly([(905, 232), (0, 130), (0, 270)], veil(LAMP, 0.22))
    c.poly([(905, 232), (1600, 190), (1600, 290)], veil(LAMP, 0.14))


def lighthouse() -> Image.Image:
    """The light on its rock at dusk, its beam across the sound."""
    c = Canvas("lighthouse", NIGHT)
    sky(c, mix(NIGHT, DEEP, 0.4), mix(CLAY, BLUSH, 0.4), 680)
    _beams(c)
    c.below(ridge(660, 30, 230, 0.8), mix(SLATE, CLAY, 0.25), 700)
    water(c, 680, mix(SEA, CLAY, 0.25), NIGHT)
    ripples(c, 690, 40, veil(BLUSH, 0.3))
    _headland(c)
    _breaker(c, ridge(850, 16, 70, 0.5), PAPER, SEA)
    _breaker(c, ridge(915, 20, 110, 2.5), MIST, DEEP)
    _breaker(c, ridge(1000, 20, 150, 4.0), mix(TIDE, DEEP, 0.3), NIGHT)
    return c.finish()
