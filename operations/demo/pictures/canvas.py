"""A supersampled canvas with brushes that can be moved, scaled and mirrored.

Promise: shapes are given in picture units (1600 by 1067, or 800 by 800 for a
portrait), drawn at twice that size and reduced once, so edges are smooth; all
chance comes from a generator seeded with the picture's key, so the same key
always gives the same pixels.
"""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from .curves import Edge, Numbers, Point, Station, smooth
from .palette import Colour

SUPERSAMPLE = 2
LANDSCAPE = (1600, 1067)
SQUARE = (800, 800)
EDGE_STEP = 8


class Brush:
    """Draws in its own units around its own origin on a shared image."""

    def __init__(
        self, image: Image.Image, chance: random.Random, origin: Point, scale: Point
    ) -> None:
        self.image = image
        self.chance = chance
        self._pen = ImageDraw.Draw(image, "RGBA")
        self._origin = origin
        self._scale = scale

    def at(
        self, x: float, y: float, scale: float = 1.0, *, flip: bool = False
    ) -> "Brush":
        """Return a brush whose origin is (x, y), scaled and perhaps mirrored."""
        sx, sy = self._scale
        moved = (self._origin[0] + x * sx, self._origin[1] + y * sy)
        turned = (-sx * scale if flip else sx * scale, sy * scale)
        return Brush(self.image, self.chance, moved, turned)

    def _map(self, points: Sequence[Numbers]) -> list[Point]:
        """Return the points in pixels."""
        (ox, oy), (sx, sy) = self._origin, self._scale
        return [(ox + p[0] * sx, oy + p[1] * sy) for p in points]

    def _bounds(self, x: float, y: float, w: float, h: float) -> list[float]:
        """Return a box in pixels, whichever way the brush faces."""
        (x0, y0), (x1, y1) = self._map([(x, y), (x + w, y + h)])
        left, right = sorted((x0, x1))
        return [left, y0, max(left, right - 1), max(y0, y1 - 1)]

    def _width(self, width: float) -> int:
        """Return a line's width in pixels, at least one."""
        return max(1, round(width * abs(self._scale[1])))

    def poly(self, points: Sequence[Numbers], fill: Colour) -> None:
        """Fill a straight-edged shape."""
        self._pen.polygon(self._map(points), fill=fill)

    def blob(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill a soft closed shape through the points."""
        self.poly(smooth(points, closed=True), fill)

    def ribbon(
        self, stations: Sequence[Station], fill: Colour, *, level: bool = False
    ) -> None:
        """Fill a band through (x, y, half width) stations, like a road or river.

        With ``level`` the width is measured sideways, as on ground seen from
        eye height, and otherwise square to the band.
        """
        spine = smooth(stations)
        left: list[Point] = []
        right: list[Point] = []
        for n, (x, y, half) in enumerate(spine):
            before, after = spine[max(0, n - 1)], spine[min(len(spine) - 1, n + 1)]
            dx, dy = after[0] - before[0], after[1] - before[1]
            long = math.hypot(dx, dy) or 1.0
            across = (half, 0.0) if level else (half * dy / long, -half * dx / long)
            left.append((x - across[0], y - across[1]))
            right.append((x + across[0], y + across[1]))
        self.poly([*left, *reversed(right)], fill)

    def box(self, x: float, y: float, w: float, h: float, fill: Colour) -> None:
        """Fill a rectangle given by its corner and size."""
        self._pen.rectangle(self._bounds(x, y, w, h), fill=fill)

    def pill(
        self, x: float, y: float, w: float, h: float, fill: Colour, r: float = 1e9
    ) -> None:
        """Fill a rectangle with round corners, fully round unless ``r`` is given."""
        radius = min(r, w / 2, h / 2) * abs(self._scale[1])
        self._pen.rounded_rectangle(self._bounds(x, y, w, h), radius, fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """Fill an ellipse around a centre."""
        self._pen.ellipse(self._bounds(x - rx, y - ry, 2 * rx, 2 * ry), fill=fill)

    def disc(self, x: float, y: float, r: float, fill: Colour) -> None:
        """Fill a circle around a centre."""
        self.oval(x, y, r, r, fill)

    def ring(self, x: float, y: float, r: float, width: float, fill: Colour) -> None:
        """Draw a circle's outline, ``width`` inwards from ``r``."""
        bounds = self._bounds(x - r, y - r, 2 * r, 2 * r)
        self._pen.ellipse(bounds, outline=fill, width=self._width(width))

    def line(self, points: Sequence[Numbers], fill: Colour, width: float) -> None:
        """Draw a straight-edged line with round joints and ends."""
        mapped, thick = self._map(points), self._width(width)
        self._pen.line(mapped, fill=fill, width=thick, joint="curve")
        if thick > SUPERSAMPLE * 2 and len(fill) == len("rgb"):
            for end in (points[0], points[-1]):
                self.disc(end[0], end[1], width / 2, fill)

    def curve(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """Draw a soft line through the points."""
        self.line(smooth(points), fill, width)

    def arch(self, x: float, y: float, w: float, h: float, fill: Colour) -> None:
        """Fill a round-headed opening whose foot is at y and middle at x."""
        self.box(x - w / 2, y - h + w / 2, w, h - w / 2, fill)
        self.disc(x, y - h + w / 2, w / 2, fill)

    def label(
        self, x: float, y: float, words: str, size: float, fill: Colour, anchor: str
    ) -> None:
        """Write a short label in Pillow's own font."""
        font = ImageFont.load_default(size=size * abs(self._scale[1]))
        self._pen.text(
            self._map([(x, y)])[0], words, fill=fill, font=font, anchor=anchor
        )


class Canvas(Brush):
    """The whole picture: a brush in picture units that can be finished."""

    def __init__(
        self, key: str, ground: Colour, size: tuple[int, int] = LANDSCAPE
    ) -> None:
        self.width, self.height = size
        big = (self.width * SUPERSAMPLE, self.height * SUPERSAMPLE)
        scale = (float(SUPERSAMPLE), float(SUPERSAMPLE))
        image = Image.new("RGB", big, ground)
        super().__init__(image, random.Random(key), (0.0, 0.0), scale)

    def below(self, edge: Edge, fill: Colour, bottom: float | None = None) -> None:
        """Fill everything under an edge, down to ``bottom``."""
        foot = self.height if bottom is None else bottom
        xs = range(-EDGE_STEP, self.width + 2 * EDGE_STEP, EDGE_STEP)
        top = [(float(x), edge(x)) for x in xs]
        self.poly([*top, (xs[-1], foot), (xs[0], foot)], fill)

    def finish(self) -> Image.Image:
        """Return the picture at its final size."""
        return self.image.reduce(SUPERSAMPLE)
