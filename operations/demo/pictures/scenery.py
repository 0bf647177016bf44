"""Land, sky, water and what grows: the parts most pictures share.

Promise: light comes from the upper left, so lit sides are left sides; every
part is flat colour without gradients, which keeps web renditions small.
"""

import math

from .canvas import Brush, Canvas
from .curves import Edge
from .palette import INK, PAPER, Colour, darker, lighter, mix, veil

SKY_BANDS = 6
HALO_RINGS = 3


def ridge(base: float, height: float, length: float, phase: float = 0.0) -> Edge:
    """Return a hill line: two slow waves, deterministic for its numbers."""

    def edge(x: float) -> float:
        """Return the height of the hill line at ``x``."""
        slow = math.sin(x / length + phase)
        quick = math.sin(x / length * 2.3 + phase * 1.7)
        return base - height * (0.7 * slow + 0.3 * quick)

    return edge


def sky(c: Canvas, top: Colour, low: Colour, horizon: float) -> None:
    """Fill the sky down to the horizon in a few softly waving bands."""
    c.box(0, 0, c.width, horizon + 1, top)
    for band in range(1, SKY_BANDS):
        share = band / (SKY_BANDS - 1)
        start = horizon * (0.10 + 0.80 * band / SKY_BANDS)
        edge = ridge(start, 16, 420, band * 1.9)
        c.below(edge, mix(top, low, share), horizon + 1)


def sun(c: Brush, x: float, y: float, r: float, fill: Colour) -> None:
    """Draw the sun, or the moon, with pale rings of haze around it."""
    for step in range(HALO_RINGS, 0, -1):
        c.disc(x, y, r * (1 + 0.55 * step), veil(fill, 0.13))
    c.disc(x, y, r, fill)


def cloud(c: Brush, x: float, y: float, width: float, fill: Colour) -> None:
    """Draw a long flat cloud of three stacked bars."""
    tall = width * 0.075
    c.pill(x - width * 0.50, y, width, tall, fill)
    c.pill(x - width * 0.28, y - tall * 0.7, width * 0.62, tall, fill)
    c.pill(x - width * 0.36, y + tall * 0.7, width * 0.44, tall * 0.9, fill)


def water(c: Canvas, top: float, far: Colour, near: Colour, bands: int = 6) -> None:
    """Fill water from its far edge to the foot of the picture."""
    depth = c.height - top
    c.box(0, top, c.width, depth + 1, far)
    for band in range(1, bands):
        start = top + depth * (band / bands) ** 1.6
        edge = ridge(start, 3 + band * 1.5, 160 + 40 * band, band * 2.1)
        c.below(edge, mix(far, near, band / (bands - 1)))


def ripple(c: Brush, x: float, y: float, half: float, fill: Colour) -> None:
    """Draw one lens-shaped ripple."""
    tall = max(1.6, half * 0.055)
    c.poly([(x - half, y), (x, y - tall), (x + half, y), (x, y + tall)], fill)


def ripples(c: Canvas, top: float, count: int, fill: Colour) -> None:
    """Scatter ripples that grow towards the viewer."""
    for _ in range(count):
        near = c.chance.random() ** 0.8
        y = top + 8 + near * (c.height - top - 8)
        half = (14 + 80 * near) * c.chance.uniform(0.5, 1.2)
        ripple(c, c.chance.uniform(0, c.width), y, half, fill)


def glitter(
    c: Canvas, x: float, top: float, bottom: float, fill: Colour, spread: float = 1.0
) -> None:
    """Lay the sun's broken path on the water."""
    y = top + 6.0
    while y < bottom:
        near = (y - top) / (c.height - top)
        half = (20 + 110 * near) * spread * c.chance.uniform(0.4, 1.0)
        shift = c.chance.uniform(-1, 1) * (16 + 60 * near) * spread
        ripple(c, x + shift, y, half, fill)
        y += 9 + 18 * near


def gull(c: Brush, x: float, y: float, span: float, fill: Colour = PAPER) -> None:
    """Draw a gull on the wing."""
    half = span / 2
    wing = [(x - half, y - span * 0.10), (x - half * 0.5, y - span * 0.20), (x, y)]
    other = [(x, y), (x + half * 0.55, y - span * 0.24), (x + half, y - span * 0.16)]
    c.curve([*wing, *other[1:]], fill, max(2.0, span * 0.06))


def tree(c: Brush, x: float, y: float, tall: float, leaf: Colour) -> None:
    """Draw a round tree, lit from the left, its foot at (x, y)."""
    r = tall * 0.34
    bark = darker(mix(leaf, INK, 0.35), 0.25)
    c.poly(
        [
            (x - tall * 0.035, y),
            (x + tall * 0.035, y),
            (x + 2, y - tall * 0.6),
            (x - 2, y - tall * 0.6),
        ],
        bark,
    )
    crown = [(0, -0.98), (0.27, -0.86), (0.35, -0.60), (0.22, -0.36), (-0.04, -0.30)]
    crown += [(-0.27, -0.38), (-0.35, -0.62), (-0.24, -0.88)]
    lit = [(0.02, -0.95), (0.16, -0.84), (0.14, -0.62), (0.02, -0.46), (-0.14, -0.42)]
    lit += [(-0.28, -0.50), (-0.32, -0.66), (-0.22, -0.86)]
    for outline, fill in ((crown, darker(leaf)), (lit, leaf)):
        c.blob([(x + dx * tall, y + dy * tall) for dx, dy in outline], fill)
    for dx, dy in ((-0.20, -0.74), (-0.08, -0.62), (-0.10, -0.84), (-0.22, -0.58)):
        c.oval(x + dx * tall, y + dy * tall, r * 0.16, r * 0.07, lighter(leaf, 0.22))


def pine(c: Brush, x: float, y: float, tall: float, leaf: Colour) -> None:
    """Draw a narrow tree with one dark side."""
    c.box(x - tall * 0.02, y - tall * 0.1, tall * 0.04, tall * 0.1, darker(leaf, 0.4))
    for top, foot, half in ((1.0, 0.58, 0.10), (0.78, 0.32, 0.14), (0.55, 0.07, 0.18)):
        tip, low = (x, y - tall * top), y - tall * foot
        c.poly([(x - tall * half, low), tip, (x, low)], leaf)
        c.poly([(x, low), tip, (x + tall * half, low)], darker(leaf))


def grass(c: Brush, x: float, y: float, tall: float, fill: Colour) -> None:
    """Draw a tuft of five blades."""
    for blade in range(-2, 3):
        tip = (x + blade * tall * 0.28, y - tall * (1 - abs(blade) * 0.16))
        foot = x + blade * tall * 0.07
        c.poly([(foot - tall * 0.05, y), tip, (foot + tall * 0.05, y)], fill)


def meadow(c: Canvas, edge: Edge, bottom: float, count: int, fill: Colour) -> None:
    """Scatter grass below an edge, larger towards the viewer."""
    for _ in range(count):
        x = c.chance.uniform(0, c.width)
        near = c.chance.random()
        y = edge(x) + 14 + near * (bottom - edge(x) - 14)
        grass(c, x, y, 8 + 22 * near, fill)
