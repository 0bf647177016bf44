"""The hill path and its dry-stone wall.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .canvas import Canvas
from .curves import Station
from .figures import walker
from .palette import (
    DUNE,
    EARTH,
    FERN,
    MIST,
    MOSS,
    PAPER,
    PEBBLE,
    PINE,
    RED,
    SAND,
    SKY,
    SLATE,
    STONE,
    TIDE,
    darker,
    lighter,
    mix,
)
from .scenery import cloud, grass, gull, meadow, pine, ridge, sky, sun

PATH: tuple[Station, ...] = (
    (940, 470, 7),
    (1040, 520, 11),
    (1120, 580, 15),
    (960, 650, 22),
    (760, 730, 34),
    (800, 830, 52),
    (900, 930, 74),
    (760, 1120, 120),
)


PINES: tuple[Station, ...] = (
    (180, 760, 210),
    (290, 745, 170),
    (1380, 760, 190),
    (1500, 770, 230),
    (1240, 735, 130),
)


def _wall(c: Canvas, x: float, y: float, stones: int, size: float) -> None:
    """Lay a short run of dry-stone wall, two courses high."""
    end = stones * size * 1.1 - size * 0.2
    c.poly(
        [
            (x, y + size * 0.5),
            (x, y - size * 1.1),
            (x + end, y - size * 0.1),
            (x + end, y + size * 1.4),
        ],
        darker(SLATE),
    )
    for course in range(3):
        for n in range(stones):
            tone = (STONE, PEBBLE, SLATE)[(n * 2 + course) % 3]
            px = x + n * size * 1.1 + (course % 2) * size * 0.5
            py = y + n * size * 0.10 - course * size * 0.55
            c.pill(px, py, size, size * 0.52, mix(tone, MOSS, 0.15), size * 0.18)


def _signpost(c: Canvas) -> None:
    """Draw the detour's signpost."""
    c.box(1180, 780, 16, 190, EARTH)
    c.poly([(1120, 800), (1270, 800), (1310, 828), (1270, 856), (1120, 856)], PAPER)
    c.poly([(1236, 810), (1260, 810), (1280, 828), (1260, 846), (1236, 846)], RED)
    for x in (1172, 1200, 606, 640):
        grass(c, x, 974, 34, PINE)


def _path(c: Canvas, top: float) -> None:
    """Draw the path from our feet up to the cairn, and the cairn."""
    path = [(1000.0, top + 6, 5.0), *PATH]
    c.ribbon(path, DUNE, level=True)
    c.ribbon([(x - w * 0.18, y, w * 0.82) for x, y, w in path], SAND, level=True)
    for n, (w, tone) in enumerate(((60, SLATE), (44, STONE), (28, PEBBLE))):
        c.pill(1000 - w / 2, top - 12 - n * 18, w, 20, tone, 8)


def _path_hills(c: Canvas) -> None:
    """Draw the hills, far to near, with the pines and the path on them."""
    hill, near = ridge(560, 150, 330, 4.6), mix(FERN, MOSS, 0.6)
    c.below(ridge(400, 60, 270, 1.2), mix(TIDE, SKY, 0.5))
    c.below(ridge(480, 76, 220, 3.1), mix(TIDE, FERN, 0.4))
    c.below(hill, FERN)
    c.below(lambda x: 690 + (x - 800) ** 2 / 9000, mix(FERN, near, 0.4))
    for x, y, tall in PINES:
        pine(c, x, y, tall, PINE)
    c.below(_near_rise, near)
    meadow(c, _near_rise, 1060, 40, mix(MOSS, PINE, 0.35))
    _path(c, hill(1000))


def _near_rise(x: float) -> float:
    """Return the edge of the nearest rise."""
    return 850 + (x - 700) ** 2 / 12000


def hill_path() -> Image.Image:
    """The hill path winding up to the cairn, a walker on it."""
    c = Canvas("hill-path", SKY)
    sky(c, MIST, lighter(SKY, 0.6), 520)
    sun(c, 440, 200, 64, PAPER)
    cloud(c, 1240, 150, 460, lighter(SKY, 0.7))
    _path_hills(c)
    _wall(c, -40, 890, 11, 52)
    walker(c, 830, 880, 210, 4)
    c.pill(794, 712, 34, 62, RED, 12)
    _signpost(c)
    for x in (60, 1400, 1480, 1560):
        grass(c, x, 1080, 120, PINE)
    gull(c, 640, 260, 50, SLATE)
    gull(c, 700, 300, 36, SLATE)
    return c.finish()
