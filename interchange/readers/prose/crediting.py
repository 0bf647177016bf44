"""Puts what credit lines say into the draft, with a note for each."""

from datetime import datetime

from interchange.readers.prose.agencies import attribute
from interchange.readers.prose.credit_lines import parse
from interchange.readers.prose.credits import Credits
from interchange.readers.prose.draft import Draft
from interchange.readers.prose.lines import Line, quoted

# A story does not end in more lines of credit than this.
MOST_CLOSING_LINES = 8


def take_credit_line(line: str, draft: Draft) -> bool:
    """Place what a credit line says; false if it is none, and nothing happens."""
    found = parse(line)
    if found is None:
        return False
    draft.note(f"Took {quoted(line)} as a line about the story: {_summary(found)}.")
    _place(found, line, draft)
    return True


def take_closing_credits(lines: list[Line], draft: Draft) -> list[Line]:
    """The lines without the credits at their end, which are placed in the draft.

    The headline and one line of body always stay.
    """
    end = len(lines)
    while end > 2 and len(lines) - end < MOST_CLOSING_LINES:
        if not take_credit_line(lines[end - 1].text, draft):
            break
        end -= 1
    return lines[:end]


def _place(found: Credits, line: str, draft: Draft) -> None:
    for person in found.people:
        draft.add_person(person)
    attribute(
        list(found.agencies), f"it stands in the credit line {quoted(line)}", draft
    )
    for topic in found.topics:
        if topic not in draft.topics:
            draft.topics.append(topic)
    for sentence in found.losses:
        draft.loss(sentence)
    for sentence in found.notes:
        draft.note(sentence)
    for sentence in found.doubts:
        draft.doubt(sentence)
    _place_section(found, draft)
    _place_dates(found, draft)
    draft.reporters_places += found.places


def _place_section(found: Credits, draft: Draft) -> None:
    for name in found.sections:
        if draft.section and draft.section != name:
            draft.loss(f"Left out a second section, {quoted(name)}.")
        draft.section = draft.section or name


def _place_dates(found: Credits, draft: Draft) -> None:
    for moment in found.published_at:
        draft.published_at = _first(draft.published_at, moment, "publication", draft)
    for moment in found.updated_at:
        draft.updated_at = _first(draft.updated_at, moment, "update", draft)


def _first(
    known: datetime | None, moment: datetime, what: str, draft: Draft
) -> datetime:
    if known and known != moment:
        draft.loss(f"Left out a second date of {what}, {moment:%Y-%m-%d %H:%M}.")
    return known or moment


def _summary(found: Credits) -> str:
    kinds = (
        ("who made it", found.people),
        ("agency", found.agencies),
        ("place", found.places),
        ("publication date", found.published_at),
        ("update", found.updated_at),
        ("topics", found.topics),
        ("section", found.sections),
    )
    return ", ".join(name for name, what in kinds if what) or "nothing to keep"
