"""The figures of a chart, read from lines of text as a spreadsheet gives them."""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

MOST_VALUES = 60
LONGEST_LABEL = 120
DELIMITERS = ("\t", ";", ",")  # the first that stands in the first line
SPACES = re.compile(r"[ \u00a0\u2009\u202f]")  # thousands are parted by one of them
NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")


class FiguresRefused(ValidationError):
    """The lines are no figures that could be drawn. Says which line and why."""


@dataclass(frozen=True)
class Point:
    """One value and what it is the value of."""

    label: str
    value: Decimal

    @property
    def shown(self) -> str:
        """The value as readers are shown it, with as many decimals as were typed."""
        return printed(self.value)


@dataclass(frozen=True)
class Figures:
    """At least one point, in the order in which they were typed, under two headings."""

    label_heading: str
    value_heading: str
    points: tuple[Point, ...]

    @property
    def summary(self) -> str:
        """What there is to see, for those who do not see it."""
        low = min(self.points, key=lambda point: point.value)
        high = max(self.points, key=lambda point: point.value)
        return _(
            "%(heading)s by %(by)s. Lowest: %(low)s (%(low_label)s). "
            "Highest: %(high)s (%(high_label)s). All values: %(count)s, in the table."
        ) % {
            "heading": self.value_heading,
            "by": self.label_heading,
            "low": low.shown,
            "low_label": low.label,
            "high": high.shown,
            "high_label": high.label,
            "count": len(self.points),
        }


def printed(value: Decimal) -> str:
    """A number in the language's own writing, with a true minus sign."""
    return number_format(value, force_grouping=True).replace("-", "\u2212")


def read_figures(text: str) -> Figures:
    """The figures in lines of “label, number”, the first naming the two columns.

    The columns are parted by a tab, a semicolon or a comma. Raises FiguresRefused.
    """
    lines = [(no, line) for no, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) < 2:
        raise FiguresRefused(
            _("Write a line with two headings, then a label and a number on each line.")
        )
    delimiter = next((d for d in DELIMITERS if d in lines[0][1]), ",")
    (_no, *heading), *rows = (_cells(no, line, delimiter) for no, line in lines)
    if _is_number(heading[1]):
        raise FiguresRefused(
            _("The first line names the two columns, such as: Year, Pupils.")
        )
    if len(rows) > MOST_VALUES:
        told = {"most": MOST_VALUES, "count": len(rows)}
        raise FiguresRefused(
            _("A chart shows %(most)s values at most; these are %(count)s.") % told
        )
    return Figures(heading[0], heading[1], tuple(_point(*row) for row in rows))


def _cells(number: int, line: str, delimiter: str) -> tuple[int, str, str]:
    cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
    cells = [cell.strip() for cell in cells]
    if len(cells) != 2:
        told = {"line": number, "count": len(cells)}
        raise FiguresRefused(
            _(
                "Line %(line)s must have two columns; it has %(count)s. Part them by a "
                "tab, a semicolon or a comma, the same on all lines."
            )
            % told
        )
    if not all(cells):
        raise FiguresRefused(
            _("Line %(line)s has an empty cell. Fill it, or leave out the line.")
            % {"line": number}
        )
    return number, cells[0], cells[1]


def _point(number: int, label: str, typed: str) -> Point:
    if len(label) > LONGEST_LABEL:
        told = {"line": number, "most": LONGEST_LABEL}
        raise FiguresRefused(
            _("The label on line %(line)s is longer than %(most)s characters.") % told
        )
    if not _is_number(typed):
        raise FiguresRefused(
            _("Line %(line)s: “%(typed)s” is no number. Write 1064 or 10.5.")
            % {"line": number, "typed": typed[:40]}
        )
    return Point(label, Decimal(_plain(typed)))


def _plain(typed: str) -> str:
    return SPACES.sub("", typed).replace("\u2212", "-")


def _is_number(typed: str) -> bool:
    return bool(NUMBER.fullmatch(_plain(typed)))
