"""Houses, roofs, windows and street furniture.

Promise: buildings stand on the line they are given, are lit from the left and
have their shaded part on the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .canvas import Brush, Canvas
from .palette import (
    BLUSH,
    BRICK,
    CLAY,
    DEEP,
    DUNE,
    INK,
    LAMP,
    PAPER,
    PEBBLE,
    RUST,
    SAND,
    SLATE,
    STONE,
    Colour,
    darker,
    lighter,
    veil,
)

WALLS: tuple[Colour, ...] = (SAND, CLAY, PAPER, BRICK, PEBBLE, BLUSH, DUNE, STONE)
ROOFS: tuple[Colour, ...] = (SLATE, RUST, darker(SLATE), darker(BRICK, 0.3))
STOREY = 52
BAY = 40


@dataclass(frozen=True)
class House:
    """A house front: where it stands, how large it is and its colours."""

    x: float
    base: float
    wide: float
    tall: float
    wall: Colour = SAND
    roof: Colour = SLATE
    gable: bool = False


def panes(c: Brush, h: House, glass: Colour = DEEP, lit: float = 0.15) -> None:
    """Draw a house front's rows of windows, a few of them lit."""
    bays = max(1, round(h.wide / BAY))
    rows = max(1, round(h.tall / STOREY))
    dx, dy = h.wide / bays, h.tall / rows
    for bay in range(bays):
        for row in range(rows):
            fill = LAMP if c.chance.random() < lit else glass
            x, y = h.x + dx * (bay + 0.29), h.base - h.tall + dy * (row + 0.24)
            c.box(x - 2, y - 2, dx * 0.42 + 4, dy * 0.52 + 5, lighter(h.wall, 0.45))
            c.box(x, y, dx * 0.42, dy * 0.52, fill)
            c.box(x + dx * 0.20, y, 1.6, dy * 0.52, lighter(h.wall, 0.45))


def _roof(c: Brush, h: House) -> None:
    """Draw the roof: a gable towards us, or a slope with a chimney."""
    top, rise = h.base - h.tall, min(h.wide * 0.5, 70)
    if h.gable:
        tip = (h.x + h.wide / 2, top - rise)
        c.poly([(h.x, top + 1), tip, (h.x + h.wide, top + 1)], h.wall)
        c.line([(h.x - 5, top + 4), tip, (h.x + h.wide + 5, top + 4)], h.roof, 8)
        c.disc(tip[0], top - rise * 0.3, min(10, rise * 0.16), DEEP)
        return
    slope = rise * 0.7
    c.box(h.x + h.wide * 0.7, top - slope - 16, 15, slope, darker(h.wall, 0.35))
    c.box(h.x + h.wide * 0.7 - 2, top - slope - 18, 19, 5, darker(h.roof))
    left, right = h.x - 4, h.x + h.wide + 4
    eaves = [(left, top + 3), (left + 12, top - slope), (right - 12, top - slope)]
    c.poly([*eaves, (right, top + 3)], h.roof)
    c.line(
        [(left + 14, top - slope + 1), (right - 40, top - slope + 1)],
        lighter(h.roof),
        2,
    )


def house(c: Brush, h: House, *, lit: float = 0.15, glass: Colour = DEEP) -> None:
    """Draw one house front."""
    c.box(h.x, h.base - h.tall, h.wide, h.tall, h.wall)
    _roof(c, h)
    panes(c, h, glass, lit)
    strip = h.wide * 0.22
    c.box(h.x + h.wide - strip, h.base - h.tall, strip, h.tall, veil(INK, 0.16))


def terrace(
    c: Canvas, base: float, span: tuple[float, float], tall: float
) -> list[House]:
    """Return a varied, unbroken row of houses between two x positions."""
    row: list[House] = []
    x, right = span
    while x < right:
        wide = c.chance.choice((68, 80, 96, 120))
        number = len(row)
        height = tall * c.chance.choice((0.72, 0.86, 1.0, 1.18))
        wall, roof = WALLS[number * 3 % len(WALLS)], ROOFS[number % len(ROOFS)]
        row.append(House(x, base, wide, height, wall, roof, gable=number % 3 == 1))
        x += wide
    return row


def church(c: Brush, x: float, base: float, tall: float, wall: Colour = STONE) -> None:
    """Draw a square tower with a short spire, its foot at (x, base)."""
    half = tall * 0.12
    c.box(x - half, base - tall * 0.68, half * 2, tall * 0.68, wall)
    c.box(x + half * 0.3, base - tall * 0.68, half * 0.7, tall * 0.68, darker(wall))
    c.poly(
        [
            (x - half * 1.1, base - tall * 0.68),
            (x, base - tall),
            (x + half * 1.1, base - tall * 0.68),
        ],
        darker(SLATE),
    )
    c.arch(x - half * 0.1, base - tall * 0.46, half * 0.6, half * 1.4, INK)
    c.disc(x - half * 0.1, base - tall * 0.60, half * 0.34, PAPER)


def lamp(c: Brush, x: float, base: float, tall: float) -> None:
    """Draw a street lamp."""
    c.line([(x, base), (x, base - tall)], INK, 5)
    c.pill(x - 9, base - 8, 18, 8, INK, 3)
    c.poly(
        [
            (x - 9, base - tall - 22),
            (x + 9, base - tall - 22),
            (x + 6, base - tall),
            (x - 6, base - tall),
        ],
        LAMP,
    )
    c.poly(
        [(x - 13, base - tall - 22), (x, base - tall - 34), (x + 13, base - tall - 22)],
        INK,
    )


def awning(
    c: Brush, x: float, y: float, wide: float, drop: float, stripes: Sequence[Colour]
) -> None:
    """Draw a striped awning with a scalloped edge."""
    count = max(5, round(wide / 44)) | 1
    step, lean = wide / count, drop * 0.35
    for n in range(count):
        fill = stripes[n % len(stripes)]
        top = x + lean + (wide - 2 * lean) * n / count
        left, wider = x + step * n, (wide - 2 * lean) / count
        c.poly(
            [(top, y), (top + wider, y), (left + step, y + drop), (left, y + drop)],
            fill,
        )
        c.disc(left + step / 2, y + drop, step / 2, darker(fill, 0.12))
        c.poly(
            [(top, y), (top + wider, y), (left + step, y + drop), (left, y + drop)],
            fill,
        )


def crate(c: Brush, x: float, y: float, wide: float, goods: Colour) -> None:
    """Draw a slatted crate heaped with round goods, its foot at y."""
    r, tall = wide / 9, wide * 0.36
    for n in range(4):
        c.disc(x + r * 1.3 + n * r * 2.1, y - tall, r * 1.15, goods)
        c.disc(x + r * 1.0 + n * r * 2.1, y - tall - r * 0.3, r * 0.4, lighter(goods))
    c.box(x, y - tall, wide, tall, DUNE)
    for slat in (0.3, 0.64):
        c.box(x, y - tall * slat, wide, tall * 0.07, darker(DUNE, 0.4))
    c.box(x + wide * 0.85, y - tall, wide * 0.15, tall, veil(INK, 0.2))
