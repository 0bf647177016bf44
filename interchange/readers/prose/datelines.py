"""Reads the dateline that opens a text: “KABUL (dpa) - ”, “Kabul, 21 Nov (Reuters) –”."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from interchange.readers.prose.agencies import agencies_in, attribute
from interchange.readers.prose.dates import day_and_month, find_date, moment_of
from interchange.readers.prose.draft import Draft
from interchange.readers.prose.lines import Line, is_prose, quoted
from interchange.story import Dateline

LOOK_AT = 160
DASH = r"\s*(?:\.?\s?[-–—]{1,3}|:)\s+(?=\S)"
PLACE = r"(?P<place>[^\W\d_a-z][^\d()–—:;!?]{1,58}?)"
WITH_AGENCY = re.compile(
    rf"{PLACE}(?P<date>[,.] (?:le )?[^()\u2013\u2014:;!?]{{0,24}}\d[^()\u2013\u2014:;!?]{{0,16}})?\s*[(/\[](?P<agency>[^()\[\]]{{2,40}})[)\]]{DASH}"
)
AGENCY_ALONE = re.compile(rf"(?P<place>)(?P<date>)\((?P<agency>[^()]{{2,40}})\){DASH}")
WITH_DATE = re.compile(
    rf"{PLACE}, (?P<date>[^()–—:;!?]{{0,24}}\d[^()–—:;!?]{{0,16}}?)\s*[-–—]{{1,3}}\s+(?=\S)"
)
CAPITALS = re.compile(
    r"(?P<place>[^\W\d_][^\d()–—:;!?a-zß-öø-ÿ]{1,58}?)\s*[-–—]{1,2}\s+(?=[^\W_a-z]|[\"“„«])"
)
MAYBE = re.compile(
    r"(?P<place>[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?)\s+[–—-]\s+(?=[^\Wa-z])"
)
PLACE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Found:
    """The dateline at a text's beginning; `end` is where the text itself begins."""

    end: int
    place: str
    date: str = ""
    agency: str = ""


def dateline_in(text: str) -> Found | None:
    """The dateline a paragraph begins with, or None.

    Place and agency in brackets, or place and date, or a place all in capitals, then
    a dash and a capital letter.
    """
    head = text[:LOOK_AT]
    for pattern in (WITH_AGENCY, AGENCY_ALONE, WITH_DATE, CAPITALS):
        match = pattern.match(head)
        if match and _plausible(match):
            parts = {
                key: value.strip(" ,.") for key, value in match.groupdict("").items()
            }
            return Found(end=match.end(), **parts)
    return None


def take_dateline(lines: list[Line], draft: Draft) -> list[Line]:
    """Cut the dateline off the first paragraph and place it in the draft.

    Without one, the single place a byline names (“By A in Kabul”) is taken.
    """
    lines = _first_paragraph_shortened(lines, draft)
    _settle_place(draft)
    return lines


def _first_paragraph_shortened(lines: list[Line], draft: Draft) -> list[Line]:
    for index, line in enumerate(lines):
        if is_prose(line.text):
            return _taken(lines, index, draft)
    return lines


def _taken(lines: list[Line], index: int, draft: Draft) -> list[Line]:
    text = lines[index].text
    found = dateline_in(text)
    if not found or not is_prose(text[found.end :]):
        _doubt_possible(text, draft)
        return lines
    _place(found, draft)
    draft.note(f"Took {quoted(text[: found.end].strip())} as the dateline.")
    shortened = replace(lines[index], text=text[found.end :])
    return [*lines[:index], shortened, *lines[index + 1 :]]


def _place(found: Found, draft: Draft) -> None:
    agencies = agencies_in(found.agency) if found.agency else None
    if agencies:
        attribute(agencies, "it stands in the dateline", draft)
    elif found.agency:
        draft.loss(
            f"Left {quoted(found.agency)} out of the dateline: no agency of that name is known."
        )
    code = agencies[0].code if agencies else ""
    day = _day(found.date, draft)
    if found.place or day or code:
        draft.dateline = Dateline(found.place, code, day)


def _settle_place(draft: Draft) -> None:
    places = list(dict.fromkeys(draft.reporters_places))
    known = draft.dateline.place.casefold() if draft.dateline else ""
    if len(places) == 1 and not draft.dateline:
        draft.dateline = Dateline(places[0])
        draft.note(f"Took {quoted(places[0])} from the byline as the dateline's place.")
        return
    left = [place for place in places if place.casefold() != known]
    if left:
        draft.loss(f"Left out where the reporters were: {quoted(*left)}.")


def _day(text: str, draft: Draft) -> date | None:
    if not text:
        return None
    full = find_date(text)
    day = (
        full.moment.date()
        if full and full.moment
        else _day_in_year(text, draft.published_at)
    )
    if day is None:
        draft.loss(f"Left {quoted(text)} out of the dateline: it is no full date.")
    return day


def _day_in_year(text: str, published_at: datetime | None) -> date | None:
    """A date without its year is the latest such day up to the day of publication."""
    found = day_and_month(text)
    if not found or not published_at:
        return None
    day, month = found
    latest = published_at.date() + timedelta(days=1)
    for year in (latest.year, latest.year - 1):
        moment = moment_of(year, month, day)
        if moment and moment.date() <= latest:
            return moment.date()
    return None


def _plausible(match: re.Match[str]) -> bool:
    found = match.groupdict("")
    if len(found["place"].split()) > PLACE_WORDS:
        return False
    if found.get("agency"):
        return bool(agencies_in(found["agency"])) or found["agency"].isupper()
    if found.get("date"):
        return bool(
            find_date(found["date"]) or day_and_month(found["date"].strip(" ,."))
        )
    return sum(map(str.isalpha, found["place"])) > 3


def _doubt_possible(text: str, draft: Draft) -> None:
    match = MAYBE.match(text[:LOOK_AT])
    if match:
        draft.doubt(
            f"The text begins {quoted(match[0].strip())}, which may be a dateline; it was kept as text."
        )
