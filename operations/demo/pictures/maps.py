"""The three maps: the lock, the floods and the buses.

Promise: each function returns one finished 1600 by 1067 picture; labels are few
and written in Pillow's own font, so no font file is needed.
"""

from collections.abc import Sequence

from PIL import Image

from .canvas import Brush, Canvas
from .curves import Point, outline, smooth
from .geography import (
    BLOCKS,
    COURSE,
    LOCK,
    ROADS,
    Tints,
    base,
    block,
    compass,
    harbour,
    land,
    river,
    sea,
    tilted,
    to_river,
    turned,
)
from .palette import (
    CLAY,
    DEEP,
    DUNE,
    INK,
    MIST,
    MOSS,
    PAPER,
    PEBBLE,
    RED,
    SAND,
    SEA,
    SLATE,
    STONE,
    Colour,
    mix,
)

ZONES = ((190, 0.30), (120, 0.52), (58, 0.74))
HOSPITAL: Point = (880, 330)
QUIET = Tints(
    land=mix(PEBBLE, PAPER, 0.72),
    sea=mix(MIST, PAPER, 0.25),
    block=mix(PEBBLE, PAPER, 0.42),
    green=mix(PEBBLE, PAPER, 0.5),
    road=PAPER,
)


def _gates(b: Brush) -> None:
    """Draw the lock itself across the river: two pairs of mitred gates."""
    for side in (-1, 1):
        b.poly(tilted(turned(LOCK, 0, side * 48), 170, 22), STONE)
    for u in (-58, 30):
        gate = ((u, -38), (u + 20, 0), (u, 38))
        b.line([turned(LOCK, *post) for post in gate], RED, 9)


def lock_map() -> Image.Image:
    """Where the old lock lies between the river and the harbour."""
    c = Canvas("lock-map", PAPER)
    view = c.at(-420, -262, 1.32)
    tints = Tints()
    base(view, tints)
    for x, y in BLOCKS:
        if to_river(x, y) < 90 and x > LOCK[0] - 190:
            block(view, x, y, CLAY)
    _gates(view)
    x, y = LOCK[0] * 1.32 - 420, LOCK[1] * 1.32 - 262
    c.ring(x, y, 170, 9, RED)
    c.ring(x, y, 190, 3, RED)
    c.line([(x + 122, y - 122), (x + 216, y - 216)], RED, 6)
    c.pill(x + 130, y - 270, 236, 78, RED, 10)
    c.label(x + 248, y - 231, "Old lock", 50, PAPER, "mm")
    route = [(1490.0, 990.0), (1300, 860), (1120, 740), (970, 620), (x + 40, y + 16)]
    path = smooth(route)
    for n in range(0, len(path) - 2, 2):
        c.line([path[n], path[n + 1]], PAPER, 8)
    c.poly([(1500, 960), (1540, 1010), (1480, 1006)], PAPER)
    c.label(520, 425, "River", 40, PAPER, "mm")
    c.label(1150, 940, "Harbour", 46, PAPER, "mm")
    compass(c, 1440, 160, SLATE)
    return c.finish()


def _zone(depth: int) -> Colour:
    """Return a flood zone's tint; the deepest is the strongest."""
    return mix(mix(SAND, PAPER, 0.45), SEA, ZONES[depth][1])


def _coast_flood(b: Brush) -> None:
    """Draw the flood zones along the river, widest first."""
    for depth, (reach, _) in enumerate(ZONES):
        for x, y, half in COURSE:
            b.disc(x, y, half + reach, _zone(depth))


def _legend(c: Canvas) -> None:
    """Explain the zones by colour, from often to seldom."""
    c.pill(284, 742, 400, 222, PAPER, 10)
    c.label(312, 780, "Flood depth, metres", 34, INK, "lm")
    for n in range(3):
        c.box(312 + n * 114, 808, 114, 40, _zone(n))
    for n, words in enumerate(("0", "0.5", "1", "2")):
        c.label(312 + n * 114, 872, words, 30, SLATE, ("lm", "mm", "mm", "rm")[n])
    c.box(312, 910, 28, 28, RED)
    c.label(354, 924, "Homes below 2 m", 34, INK, "lm")


def flood_map() -> Image.Image:
    """Where the river would stand in a flood, and the homes in its way."""
    c = Canvas("flood-map", PAPER)
    view = c.at(60, 36, 0.98)
    tints = Tints(block=mix(DUNE, SAND, 0.45), sea=SEA)
    land(view, tints)
    _coast_flood(view)
    sea(view, tints)
    river(view, tints)
    for x, y in BLOCKS:
        near = to_river(x, y)
        tone = tints.block
        if near < ZONES[2][0]:
            tone = RED
        elif near < ZONES[1][0]:
            tone = mix(RED, CLAY, 0.75)
        block(view, x, y, tone)
    for road in ROADS:
        view.curve(road, PAPER, 9)
    harbour(view)
    _legend(c)
    compass(c, 1460, 150, SLATE)
    return c.finish()


def _route(c: Brush, stops: Sequence[Point], fill: Colour, number: str) -> None:
    """Draw one bus line with its stops and, at its start, its number."""
    c.curve(stops, PAPER, 30)
    c.curve(stops, fill, 19)
    for x, y in stops[1:-1]:
        c.disc(x, y, 17, fill)
        c.disc(x, y, 10, PAPER)
    for x, y in (stops[0], stops[-1]):
        c.pill(x - 38, y - 34, 76, 68, PAPER, 16)
        c.pill(x - 33, y - 29, 66, 58, fill, 12)
        c.label(x, y, number, 44, PAPER, "mm")


def _nine(view: Brush) -> None:
    """Draw the 9, the hospital and the way it does not go."""
    x, y = HOSPITAL
    for n in range(9):
        view.disc(800 + n * 27, 330 + n * 13, 6, RED)
    nine = outline(
        "330,200 470,190 600,205 720,262 800,330 790,410 860,490 980,500 "
        "1060,450 1190,470 1360,380"
    )
    _route(view, nine, RED, "9")
    view.pill(x - 52, y - 62, 104, 104, PAPER, 14)
    view.pill(x - 45, y - 55, 90, 90, SEA, 10)
    view.label(x, y - 10, "H", 66, PAPER, "mm")


def bus_route_map() -> Image.Image:
    """The town's bus lines, and the 9 going round the hospital."""
    c = Canvas("bus-route-map", PAPER)
    view = c.at(0, 40, 1.0)
    base(view, QUIET)
    _route(
        view,
        [(130, 470), (300, 482), (470, 515), (610, 590), (760, 700), (820, 880)],
        DEEP,
        "2",
    )
    _route(
        view,
        [(470, 900), (520, 700), (610, 590), (690, 470), (800, 330), (960, 140)],
        MOSS,
        "5",
    )
    _route(
        view,
        [(170, 800), (330, 780), (480, 755), (640, 725), (760, 700), (930, 700)],
        DUNE,
        "7",
    )
    _nine(view)
    compass(c, 1450, 880, SLATE)
    return c.finish()
