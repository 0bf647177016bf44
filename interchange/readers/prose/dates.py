"""Dates as newspapers write them, in English, German, French and Spanish."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene",
            "february feb februar février févr fév febrero",
            "march mar märz mär mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug août aout agosto ago",
            "september sep sept septembre septiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre déc diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
# Only abbreviations that mean one zone everywhere; CST and IST do not.
ZONE_HOURS = {
    "Z": 0, "UTC": 0, "GMT": 0, "CET": 1, "MEZ": 1, "BST": 1, "CEST": 2, "MESZ": 2,
    "EST": -5, "EDT": -4, "PST": -8, "PDT": -7,
}  # fmt: skip
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH = rf"(?P<month>{MONTH_NAMES})\b\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
DAYS = (
    re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?: of| de)? {MONTH},?(?: de| del)? {YEAR}", re.I),
    re.compile(rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {YEAR}", re.I),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)"),
)  # fmt: skip
# A day without its year counts in a dateline only, where the year is understood.
YEARLESS = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: de)? {MONTH}$", re.I),
    re.compile(rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?$", re.I),
)
TIME = re.compile(
    r"(?:T|,? ?(?:\bat|\bum|à|\ba las|[-–—|•·])? ?)(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?(?:Uhr|hrs|h)\b)?"
    r"(?: ?\(?(?P<zone>Z|UTC|GMT|MESZ|MEZ|CEST|CET|BST|EST|EDT|PST|PDT|[+-]\d\d:?\d\d)\b\)?)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateInText:
    """A date found in a line: where, and what it means; `moment` None if impossible.

    `moment` is aware where the line names a time zone, else naive; midnight where it
    names no time. `ambiguous` is true for 3/4/2026, read as day before month.
    """

    start: int
    end: int
    moment: datetime | None
    has_time: bool = False
    ambiguous: bool = False


def find_date(line: str) -> DateInText | None:
    """The first full date (day, month, year) in a line, with its time if it has one."""
    for pattern in DAYS:
        match = pattern.search(line)
        if match:
            return _understood(match, line)
    return None


def day_and_month(text: str) -> tuple[int, int] | None:
    """Day and month of a date without a year, such as “Nov. 21” or “le 21 novembre”."""
    for pattern in YEARLESS:
        match = pattern.search(text)
        if match:
            return int(match["day"]), MONTHS[match["month"].lower()]
    return None


def moment_of(
    year: int,
    month: int,
    day: int,
    hour: int = 0,
    minute: int = 0,
    zone: timezone | None = None,
) -> datetime | None:
    """That moment, naive without a zone; None where the calendar has no such one."""
    try:
        return datetime(year, month, day, hour, minute, tzinfo=zone)
    except ValueError:
        return None


def _understood(match: re.Match[str], line: str) -> DateInText:
    year, month, day, ambiguous = _parts(match)
    time = TIME.match(line, match.end())
    if not time:
        moment = moment_of(year, month, day)
        return DateInText(match.start(), match.end(), moment, ambiguous=ambiguous)
    moment = moment_of(
        year, month, day, _hour(time), int(time["minute"]), _zone(time["zone"])
    )
    return DateInText(match.start(), time.end(), moment, True, ambiguous)


def _parts(match: re.Match[str]) -> tuple[int, int, int, bool]:
    found = match.groupdict()
    year = int(found["year"])
    if "first" in found:
        first, second = int(found["first"]), int(found["second"])
        if second > 12:
            return year, first, second, False
        return year, second, first, first <= 12 and first != second
    month = found["month"].lower()
    number = int(month) if month.isdecimal() else MONTHS[month]
    return year, number, int(found["day"]), False


def _hour(time: re.Match[str]) -> int:
    hour, half = int(time["hour"]), (time["half"] or "").lower()
    if half and 1 <= hour <= 12:
        return hour % 12 + (12 if half == "p" else 0)
    return hour


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if name.upper() in ZONE_HOURS:
        return timezone(timedelta(hours=ZONE_HOURS[name.upper()]))
    digits = name[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]) % 24, minutes=int(digits[2:]) % 60)
    return timezone(-offset if name[0] == "-" else offset)
