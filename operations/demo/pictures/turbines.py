"""The wind turbines on the ridge.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

import math

from PIL import Image

from .buildings import House, house
from .canvas import Canvas
from .curves import Edge
from .palette import (
    BLUSH,
    BRICK,
    FERN,
    INK,
    LAMP,
    MIST,
    MOSS,
    PAPER,
    PINE,
    SKY,
    SLATE,
    TIDE,
    darker,
    mix,
    veil,
)
from .scenery import (
    cloud,
    meadow,
    ridge,
    ripples,
    sky,
    sun,
)


def _turbine(c: Canvas, x: float, y: float, tall: float, turn: float) -> None:
    """Draw a three-bladed turbine, its foot at (x, y), turned ``turn`` degrees."""
    pale, dim = PAPER, darker(PAPER, 0.18)
    w, hub = tall * 0.022, y - tall
    c.poly([(x - w, y), (x, y), (x, hub), (x - w * 0.5, hub)], pale)
    c.poly([(x, y), (x + w, y), (x + w * 0.5, hub), (x, hub)], dim)
    for n in range(3):
        angle = math.radians(turn + 120 * n)
        dx, dy = math.sin(angle), -math.cos(angle)
        tip = (x + dx * tall * 0.58, hub + dy * tall * 0.58)
        mid = (x + dx * tall * 0.12, hub + dy * tall * 0.12)
        side = tall * 0.026
        c.poly([(x, hub), (mid[0] - dy * side, mid[1] + dx * side), tip], pale)
        c.poly(
            [(x, hub), tip, (mid[0] + dy * side * 0.4, mid[1] - dx * side * 0.4)], dim
        )
    c.disc(x, hub, tall * 0.026, SLATE)


def _furrows(c: Canvas, edge: Edge) -> None:
    """Draw the field lines that run up to a hill's edge."""
    tone = mix(MOSS, PINE, 0.15)
    for n in range(9):
        x = n * 170 + 180
        top = (x, edge(x) + 40)
        c.curve([(n * 210 - 80, 1067), (n * 190 + 30, 900), top], tone, 4)


def _sheep(c: Canvas, front: Edge) -> None:
    """Draw four sheep on the near hill."""
    for x, y in ((420, 30), (500, 60), (330, 70), (610, 36)):
        top = front(x) + y
        c.pill(x, top, 44, 26, PAPER, 12)
        c.disc(x + 2, top + 8, 9, INK)
        for leg in (12, 32):
            c.line([(x + leg, top + 24), (x + leg, top + 36)], INK, 4)


def wind_turbines() -> Image.Image:
    """Turbines along the ridge above the estuary in early light."""
    c = Canvas("wind-turbines", SKY)
    sky(c, mix(TIDE, MIST, 0.5), BLUSH, 640)
    sun(c, 330, 420, 66, mix(LAMP, PAPER, 0.5))
    cloud(c, 1150, 180, 440, mix(MIST, PAPER, 0.5))
    c.below(ridge(560, 36, 280, 0.0), mix(TIDE, BLUSH, 0.5))
    c.box(0, 590, 1600, 120, mix(TIDE, MIST, 0.4))
    ripples(c, 585, 14, veil(PAPER, 0.4))
    back, middle, front = (
        ridge(650, 56, 230, 2.8),
        ridge(760, 70, 260, 0.9),
        ridge(920, 60, 330, 3.6),
    )
    for x, turn in ((1130, 10), (1290, 55), (1440, 95)):
        _turbine(c, x, back(x) + 6, 250, turn)
    c.below(back, mix(FERN, TIDE, 0.35))
    for x, tall, turn in ((560, 420, 70), (1050, 400, 28)):
        _turbine(c, x, middle(x) + 8, tall, turn)
    c.below(middle, mix(MOSS, FERN, 0.4))
    _furrows(c, middle)
    _turbine(c, 800, front(800) + 10, 560, 46)
    c.below(front, mix(PINE, MOSS, 0.35))
    meadow(c, front, 1060, 70, PINE)
    house(c, House(1210, front(1240) + 8, 110, 54, PAPER, BRICK), lit=0.4)
    _sheep(c, front)
    return c.finish()
