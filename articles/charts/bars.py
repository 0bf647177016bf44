"""A bar chart: lying bars from a line at zero, each with its label and its number."""

from dataclasses import dataclass

from articles.charts.figures import Figures, Point
from articles.charts.measures import broken, percent, width_of

BAR, LINE, GAP = 14, 17, 12  # pixels: the bar, a line of its label, what parts two bars
BESIDE = 24  # pixels from one bar to the next, where the labels stand beside them
ZERO_BEYOND = 2  # pixels that the line at zero stands out from a bar
LABEL_LETTERS = 42  # on a line of its own
ROOM_FOR_BARS = 45  # per cent that labels and numbers must leave to the bars
MOST_FOR_NUMBERS = 30  # per cent that numbers may take on one side


@dataclass(frozen=True)
class Bar:
    """One bar, ready for the template: shares of the width, pixels from the top."""

    label_lines: list[tuple[str, str]]  # the text and where its foot stands
    left: str
    width: str
    top: str
    value: str
    value_left: str
    value_foot: str
    is_negative: bool
    zero_top: str
    zero_foot: str


@dataclass(frozen=True)
class BarDrawing:
    """All bars, and where the line at zero stands."""

    height: str
    zero: str
    bars: list[Bar]
    bar_height: str = str(BAR)


@dataclass(frozen=True)
class Scale:
    """Turns values into shares of the width; zero always is on it."""

    left: float
    right: float
    low: float
    high: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.left + share * (self.right - self.left)


def draw_bars(figures: Figures) -> BarDrawing:
    """The drawing of the figures as bars."""
    column = max(width_of(point.label) for point in figures.points) + 3
    before, after = _room_for_numbers(figures)
    is_beside = column + before + after <= 100 - ROOM_FOR_BARS
    scale = _scale(figures, left=before + (column if is_beside else 0), after=after)
    bars, top = [], 0
    for point in figures.points:
        lines = [point.label] if is_beside else broken(point.label, LABEL_LETTERS)
        bars.append(_bar(point, scale, lines, top, is_beside))
        top += BESIDE if is_beside else len(lines) * LINE + BAR + GAP
    return BarDrawing(str(top), percent(scale.at(0)), bars)


def _room_for_numbers(figures: Figures) -> tuple[float, float]:
    room = [0.0, 0.0]
    for point in figures.points:
        side = 0 if point.value < 0 else 1
        needed = min(width_of(point.shown) + 3, MOST_FOR_NUMBERS)
        room[side] = max(room[side], needed)
    return room[0], room[1]


def _scale(figures: Figures, *, left: float, after: float) -> Scale:
    values = [float(point.value) for point in figures.points]
    low, high = min(0.0, *values), max(0.0, *values)
    return Scale(left, 100 - after, low, high if high > low else low + 1)


def _bar(point: Point, scale: Scale, lines: list[str], top: int, is_beside: bool):
    bar_top = top + (BESIDE - BAR) // 2 if is_beside else top + len(lines) * LINE
    foot = str(bar_top + BAR - 3)
    ends = sorted([scale.at(0), scale.at(float(point.value))])
    feet = [foot] if is_beside else [str(top + (n + 1) * LINE - 5) for n in range(9)]
    return Bar(
        label_lines=list(zip(lines, feet, strict=False)),
        left=percent(ends[0]),
        width=percent(ends[1] - ends[0]),
        top=str(bar_top),
        value=point.shown,
        value_left=percent(scale.at(float(point.value))),
        value_foot=foot,
        is_negative=point.value < 0,
        # Beside labels the line at zero runs through; over bars it would cross them.
        zero_top=str(top if is_beside else bar_top - ZERO_BEYOND),
        zero_foot=str(top + BESIDE if is_beside else bar_top + BAR + ZERO_BEYOND),
    )
