"""A line chart: values at even distances, with a few round numbers beside them."""

import math
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from articles.charts.figures import Figures, printed
from articles.charts.measures import percent, shortened, width_of

TOP, FLOOR, HEIGHT = 30, 236, 282  # pixels: highest tick, lowest tick, all
RIGHT = 98  # per cent; the last dot must not be cut
ABOUT_TICKS = 4
LABEL_LETTERS = 16
LABEL_GAP = 4  # per cent between two labels below the line
MOST_FOR_TICKS = 40


@dataclass(frozen=True)
class Tick:
    """A round number and the line across at its height."""

    text: str
    y: str
    is_zero: bool

    @property
    def foot(self) -> str:
        return str(float(self.y) + 4)


@dataclass(frozen=True)
class Stroke:
    """The straight line from one value to the next."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Label:
    """What stands below the line, or the number of the last value."""

    text: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True)
class LineDrawing:
    """Everything in place, ready for the template."""

    left: str
    ticks: list[Tick]
    strokes: list[Stroke]
    dots: list[tuple[str, str]]
    labels: list[Label]
    last: Label
    height: str = str(HEIGHT)


def draw_lines(figures: Figures) -> LineDrawing:
    """The drawing of the figures as a line."""
    numbers = _round_numbers([point.value for point in figures.points])
    left = min(max(width_of(printed(n)) for n in numbers) + 3, MOST_FOR_TICKS)
    low, high = numbers[0], numbers[-1]

    def y(value: Decimal) -> str:
        share = float((value - low) / (high - low))
        return f"{FLOOR - share * (FLOOR - TOP):.1f}"

    across = _places(len(figures.points), left)
    dots = [
        (percent(x), y(p.value)) for x, p in zip(across, figures.points, strict=True)
    ]
    return LineDrawing(
        left=percent(left),
        ticks=[Tick(printed(n), y(n), n == 0) for n in numbers],
        strokes=[Stroke(*a, *b) for a, b in pairwise(dots)],
        dots=dots,
        labels=_labels([point.label for point in figures.points], across),
        last=_last_number(figures, dots),
    )


def _places(count: int, left: float) -> list[float]:
    if count == 1:
        return [(left + RIGHT) / 2]
    return [left + 1 + (RIGHT - left - 1) * n / (count - 1) for n in range(count)]


def _round_numbers(values: list[Decimal]) -> list[Decimal]:
    """Numbers in even steps, from below the lowest value to above the highest.

    Zero is among them unless the values are far from it and near each other.
    """
    low, high = min(values), max(values)
    if low == high or (low > 0 and low < high / 2) or (high < 0 and high > low / 2):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = _round_step((high - low) / ABOUT_TICKS)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [_tidy(step * n) for n in range(first, last + 1)]


def _round_step(about: Decimal) -> Decimal:
    power = Decimal(10) ** about.adjusted()
    fitting = (Decimal(n) * power for n in ("1", "2", "5", "10"))
    return next(step for step in fitting if step >= about)


def _tidy(number: Decimal) -> Decimal:
    """Without zeros after the point, and without an exponent."""
    return Decimal(f"{number.normalize():f}")


def _labels(texts: list[str], across: list[float]) -> list[Label]:
    """The last, and from the first on every second, third … as there is room."""
    placed = [
        _label(shortened(text, LABEL_LETTERS), x, n, len(texts))
        for n, (text, x) in enumerate(zip(texts, across, strict=True))
    ]
    *others, (last, limit, _end) = placed
    fitting = [each for each in others if each[2] + LABEL_GAP <= limit]
    for step in range(1, len(fitting) + 1):
        chosen = fitting[::step]
        if all(one[2] + LABEL_GAP <= two[1] for one, two in pairwise(chosen)):
            return [*(label for label, _start, _end in chosen), last]
    return [last]


def _label(text: str, x: float, number: int, count: int) -> tuple[Label, float, float]:
    """A label below the line, and the shares between which it stands."""
    width = width_of(text)
    anchor, start = "middle", x - width / 2
    if count > 1 and number == 0:
        anchor, start = "start", x
    elif count > 1 and number == count - 1:
        anchor, start = "end", x - width
    return Label(text, percent(x), str(HEIGHT - 6), anchor), start, start + width


def _last_number(figures: Figures, dots: list[tuple[str, str]]) -> Label:
    """The last value's number, on the side of the dot where no line runs."""
    points = figures.points
    falls = len(points) > 1 and points[-1].value < points[-2].value
    x, y = dots[-1]
    anchor = "end" if len(points) > 1 else "middle"
    return Label(points[-1].shown, x, str(float(y) + (20 if falls else -11)), anchor)
