"""The invented town's one geography, which every map shares.

Promise: the river, the coast, the streets and the blocks lie at the same
place on every map; only the view (a moved and scaled brush) and the tints differ.
"""

import math
import random
from dataclasses import dataclass

from .canvas import Brush
from .curves import Point, Station, outline, smooth
from .palette import (
    DUNE,
    LICHEN,
    MIST,
    PAPER,
    PEBBLE,
    SAND,
    SLATE,
    TIDE,
    Colour,
    mix,
)

RIVER: tuple[Station, ...] = (
    (180, -420, 20),
    (330, -160, 22),
    (310, 60, 24),
    (420, 230, 28),
    (590, 320, 32),
    (620, 450, 38),
    (740, 540, 44),
    (900, 590, 50),
    (1040, 660, 84),
    (1120, 710, 112),
)
COAST = outline(
    "2200,120 1800,230 1520,330 1400,440 1270,500 1180,600 1090,690 1040,800"
    " 900,880 800,1000 620,1080 420,1240 200,1500"
)
SEA_CORNER: tuple[Point, ...] = ((200, 1900), (2600, 1900), (2600, 120))
SHORE = smooth(COAST)
COURSE = smooth(RIVER)
LOCK: Point = (930, 600)
CENTRE: Point = (740, 520)
WOODS: tuple[Station, ...] = ((60, 640, 150), (1180, 120, 190), (120, 20, 160))
WOODS += ((240, 960, 160), (1480, 190, 95), (760, 60, 100))
BASIN: Point = (945, 752)
BASIN_CLEAR = 128
LAND_TINT: Colour = mix(SAND, PAPER, 0.45)
SEA_TINT: Colour = mix(TIDE, MIST, 0.45)
BLOCK_TINT: Colour = mix(DUNE, SAND, 0.35)
GREEN_TINT: Colour = mix(LICHEN, SAND, 0.25)
TILT = math.radians(20)
BLOCK = 46
ROADS: tuple[tuple[Point, ...], ...] = (
    ((-400, 520), (100, 470), (420, 500), (620, 590), (760, 700), (820, 900)),
    (
        (420, 1100),
        (480, 800),
        (560, 640),
        (690, 470),
        (800, 330),
        (980, 120),
        (1050, -300),
    ),
    ((-400, 880), (160, 800), (480, 760), (760, 700)),
    ((600, 200), (800, 330), (1000, 430), (1190, 470), (1420, 330), (2000, 60)),
    ((-300, 140), (200, 200), (600, 200), (900, 240), (1300, 190), (2000, -200)),
)


@dataclass(frozen=True)
class Tints:
    """The colours of one map."""

    land: Colour = LAND_TINT
    sea: Colour = SEA_TINT
    block: Colour = BLOCK_TINT
    green: Colour = GREEN_TINT
    road: Colour = PAPER


def to_river(x: float, y: float) -> float:
    """Return how far a place is from the river's bank, below zero in it."""
    return min(math.hypot(x - px, y - py) - half for px, py, half in COURSE)


def at_sea(x: float, y: float) -> bool:
    """Return whether a place is on the seaward side of the coast."""
    inside = False
    ring = [*SHORE, *SEA_CORNER]
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def turned(middle: Point, u: float, v: float) -> Point:
    """Return the place ``u`` along and ``v`` across the town's tilted grid."""
    x = middle[0] + u * math.cos(TILT) - v * math.sin(TILT)
    return x, middle[1] + u * math.sin(TILT) + v * math.cos(TILT)


def tilted(middle: Point, wide: float, deep: float) -> list[Point]:
    """Return a rectangle that lies square to the town's grid."""
    u, v = wide / 2, deep / 2
    corners = ((-u, -v), (u, -v), (u, v), (-u, v))
    return [turned(middle, *corner) for corner in corners]


def _place_blocks() -> list[Point]:
    """Return the middles of the town's blocks, densest at its centre."""
    chance = random.Random("blocks")
    places: list[Point] = []
    for row in range(-11, 12):
        for column in range(-13, 14):
            u, v = column * (BLOCK + 12), row * (BLOCK + 12)
            x, y = turned(CENTRE, u, v)
            if math.hypot(u, v * 1.2) > 620 * chance.uniform(0.5, 1.0):
                continue
            wet = math.hypot(x - BASIN[0], (y - BASIN[1]) * 1.3) < BASIN_CLEAR
            if not wet and to_river(x, y) > 36 and not at_sea(x + 34, y + 34):
                places.append((x, y))
    return places


BLOCKS = _place_blocks()


def block(b: Brush, x: float, y: float, fill: Colour) -> None:
    """Draw one tilted city block around its middle."""
    b.poly(tilted((x, y), BLOCK, BLOCK), fill)


def land(b: Brush, tints: Tints) -> None:
    """Draw the land with its fields and woods, and the sea with its depths."""
    b.box(-900, -900, 3600, 3600, tints.land)
    for x, y, w in WOODS:
        h = w * 0.6
        wood = [(x - w, y), (x - w * 0.4, y - h), (x + w * 0.5, y - h * 0.7)]
        b.blob([*wood, (x + w, y + h * 0.3), (x + w * 0.2, y + h)], tints.green)
    sea(b, tints)


def sea(b: Brush, tints: Tints) -> None:
    """Draw the sea, darker in three steps away from the shore."""
    for step in range(4):
        shift = step * 90
        edge = [(p[0] + shift * 0.8, p[1] + shift * 0.7) for p in SHORE]
        b.poly([*edge, *SEA_CORNER], mix(tints.sea, SLATE, 0.09 * step))


def river(b: Brush, tints: Tints) -> None:
    """Draw the river and, below the lock, the harbour basin."""
    b.ribbon(RIVER, tints.sea)
    b.poly(tilted(BASIN, 170, 96), tints.sea)
    b.poly(tilted((BASIN[0] + 105, BASIN[1] + 32), 170, 104), tints.sea)


def streets(b: Brush, tints: Tints) -> None:
    """Draw the blocks and the main roads."""
    for x, y in BLOCKS:
        block(b, x, y, tints.block)
    for road in ROADS:
        b.curve(road, mix(tints.block, SLATE, 0.12), 17)
    for road in ROADS:
        b.curve(road, tints.road, 12)


def harbour(b: Brush, wall: Colour = PEBBLE) -> None:
    """Draw the two breakwaters and the ferry pier."""
    b.curve([(1268, 508), (1330, 590), (1330, 690), (1270, 760)], wall, 13)
    b.curve([(1000, 850), (1090, 880), (1180, 850)], wall, 13)
    b.line([(1170, 615), (1240, 655)], wall, 10)


def base(b: Brush, tints: Tints) -> None:
    """Draw the whole ground of a map."""
    land(b, tints)
    river(b, tints)
    streets(b, tints)
    harbour(b)


def compass(b: Brush, x: float, y: float, ink: Colour) -> None:
    """Draw a small north arrow and, under it, a scale bar."""
    b.ring(x, y, 40, 4, ink)
    b.poly([(x, y - 58), (x + 15, y + 16), (x, y + 4), (x - 15, y + 16)], ink)
    for n in range(4):
        b.box(x - 100 + n * 50, y + 76, 50, 10, ink if n % 2 == 0 else PAPER)
