"""Tables for spreadsheet programs, as CSV or XLSX, in which no cell is a formula."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

# `openpyxl` is loaded where it is needed: a tenth of a second of each start.

# What makes spreadsheet programs read a cell as a formula (OWASP, "CSV injection"), and
# the full-width forms that some of them take for the same.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MOST_ROWS = 1_000_000  # a sheet holds 1,048,576
MOST_LETTERS = 32_767  # of a cell

Row = Iterable[str | int]


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def safe_cell(value: str | int) -> str | int:
    """The value as text that no program runs: an apostrophe before what might be one."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, int):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value.replace("\0", ""))[: MOST_LETTERS - 1]
    starts = text.lstrip(" \u00a0").startswith(FORMULA_STARTS)
    return f"'{text}" if starts or text.startswith(FORMULA_STARTS) else text


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a CSV file, one by one; it begins with the mark of UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([safe_cell(value) for value in row])


def xlsx_file(rows: Iterable[Row], title: str) -> IO[bytes]:
    """An XLSX file, written through the disk so that memory does not grow with it."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title=title[:31])
    for number, row in enumerate(rows):
        if number > MOST_ROWS:
            break
        sheet.append([_cell(sheet, value) for value in row])
    output = tempfile.TemporaryFile()  # noqa: SIM115 (the answer closes it)
    book.save(output)
    output.seek(0)
    return output


def _cell(sheet, value: str | int):
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, safe_cell(value))
    if cell.data_type == "f":
        cell.data_type = "s"
    return cell
