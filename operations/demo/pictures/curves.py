"""Points and the soft curves through them.

Promise: everything here is plain arithmetic on numbers and draws nothing.
"""

from collections.abc import Callable, Sequence

CURVE_STEPS = 10

Point = tuple[float, float]
Station = tuple[float, float, float]
Numbers = tuple[float, ...]
Edge = Callable[[float], float]


def outline(text: str) -> list[Point]:
    """Read points written as in SVG: ``"0,0 10,0 10,5"``."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def _between(p: Sequence[Numbers], t: float) -> Numbers:
    """Return the Catmull-Rom point between p[1] and p[2] at ``t``."""
    return tuple(
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(*p, strict=True)
    )


def smooth(points: Sequence[Numbers], *, closed: bool = False) -> list[Numbers]:
    """Return a soft curve through all the points, of any dimension."""
    knots = list(points)
    ends = [knots[-1], *knots, *knots[:2]] if closed else [knots[0], *knots, knots[-1]]
    curve = [
        _between(ends[i : i + 4], step / CURVE_STEPS)
        for i in range(len(ends) - 3)
        for step in range(CURVE_STEPS)
    ]
    return curve if closed else [*curve, knots[-1]]
