"""Lines about a story: bylines, dates, agency credits, topics, sections.

`parse()` is pure: it tells what a line says, or None where it is a line of the story.
"""

import re
from collections.abc import Callable

from interchange.readers.prose.agencies import agencies_in
from interchange.readers.prose.boilerplate import left_over
from interchange.readers.prose.boilerplate_wordings import READING_AID
from interchange.readers.prose.credit_wordings import (
    AGENCY_LEAD,
    BYLINE_LEAD,
    CAPTION_LEAD,
    CONTACT,
    DATE_LEAD,
    RELATIVE_TIME,
    SECTION_LEAD,
    SEPARATOR,
    TOPICS_LEAD,
    UPDATED,
    WEEKDAY,
)
from interchange.readers.prose.credits import Credits, credits_of
from interchange.readers.prose.dates import DateInText, find_date
from interchange.readers.prose.lines import quoted
from interchange.readers.prose.names import names_in
from interchange.readers.prose.role_lines import role_credits
from interchange.story import Role

LONGEST = 300
# Markdown sets bylines in italics now and then.
EMPHASIS = "*_ "
AROUND_DATE = " ,;|–—-•·()"


def parse(line: str) -> Credits | None:
    """What a credit line says, or None."""
    if len(line) > LONGEST:
        return None
    line = line.strip(EMPHASIS)
    return _parts_of(line) or _one(line)


def _one(text: str) -> Credits | None:
    for understand in UNDERSTAND:
        found = understand(text)
        if found:
            return found
    return None


def _parts_of(line: str) -> Credits | None:
    """A line such as “By A | 22 November 2026 | dpa”, if every part is a credit."""
    parts = [part for part in SEPARATOR.split(line) if part]
    if len(parts) < 2:
        return None
    found = [
        _one(part) or (_bare_name(part) if not index else None)
        for index, part in enumerate(parts)
    ]
    return sum(filter(None, found), Credits()) if all(found) else None


def _bare_name(text: str) -> Credits | None:
    """A name without “By” counts before a separator and a date or an agency only."""
    named = names_in(text)
    return credits_of(named, Role.REPORTING) if named else None


def _relative_time(text: str) -> Credits | None:
    if not RELATIVE_TIME.fullmatch(text):
        return None
    return Credits(
        losses=(f"Left out “{text}”: it does not say from which day it counts.",)
    )


def _reading_aid(text: str) -> Credits | None:
    found = left_over(text)
    if not found or found.kind != READING_AID:
        return None
    return Credits(losses=(f"Left out {quoted(text)}: it is an aid of the web page.",))


def _caption(text: str) -> Credits | None:
    if not CAPTION_LEAD.match(text):
        return None
    return Credits(
        losses=(
            f"Left out {quoted(text)}: it belongs to a picture, and a text brings none.",
        )
    )


def _contact(text: str) -> Credits | None:
    if not CONTACT.fullmatch(text):
        return None
    return Credits(
        losses=(f"Left out {quoted(text)}: a reporter's address is not for readers.",)
    )


def _dated(text: str) -> Credits | None:
    """A date, what it is the date of, and perhaps a byline around it."""
    found = find_date(text)
    if not found:
        return None
    before, after = WEEKDAY.sub("", text[: found.start]), text[found.end :]
    label = DATE_LEAD.search(before)
    rest = f"{before[: label.start()] if label else before} {after}".strip(AROUND_DATE)
    around = _one(rest) or _author_after_date(rest, label) if rest else Credits()
    if around is None:
        return None
    if found.moment is None:
        return around + Credits(
            losses=(f"Left out the date “{text}”: the calendar has no such day.",)
        )
    around += _said_about(found, text)
    if label and UPDATED.search(label[0]):
        return around + Credits(updated_at=(found.moment,))
    return around + Credits(published_at=(found.moment,))


def _said_about(found: DateInText, text: str) -> Credits:
    doubts = (f"Read “{text}” as day before month.",) if found.ambiguous else ()
    midnight = f"“{text}” gives a day without a time; midnight was taken."
    return Credits(doubts=doubts, notes=() if found.has_time else (midnight,))


def _author_after_date(rest: str, label: re.Match[str] | None) -> Credits | None:
    """WordPress writes “Posted on 22 November 2026 by admin”."""
    lead = BYLINE_LEAD.match(rest)
    if not (label and lead) or len(rest.split()) > 3:
        return None
    name = rest[lead.end() :]
    return Credits(
        losses=(
            f"Left out “{name}” as the author: it is an account name, not a person's.",
        )
    )


def _byline(text: str) -> Credits | None:
    """“By A and B”, “By A in Kabul”, “Von A, dpa”, “A, dpa”, “By AFP”."""
    lead = BYLINE_LEAD.match(text)
    named = names_in(text[lead.end() :] if lead else text)
    if not named:
        return None
    if lead or (
        named.agencies and not named.places and named.people and len(text) <= 80
    ):
        return credits_of(named, Role.REPORTING)
    return None


def _agency_line(text: str) -> Credits | None:
    """“dpa”, “(AFP/dpa)”, “Source: Reuters”, “With material from AP”."""
    bare = text.strip("()[] ")
    lead = AGENCY_LEAD.match(bare)
    found = agencies_in(bare[lead.end() :] if lead else bare)
    return Credits(agencies=tuple(found)) if found else None


def _topics(text: str) -> Credits | None:
    lead = TOPICS_LEAD.match(text)
    topics = re.split(r"\s*[,;|•·#]\s*", text[lead.end() :]) if lead else []
    named = tuple(dict.fromkeys(filter(None, (topic.strip(" .") for topic in topics))))
    return Credits(topics=named) if named and max(map(len, named)) <= 60 else None


def _section(text: str) -> Credits | None:
    lead = SECTION_LEAD.match(text)
    name = text[lead.end() :].strip(" .") if lead else ""
    return Credits(sections=(name,)) if name and len(name) <= 40 else None


UNDERSTAND: tuple[Callable[[str], Credits | None], ...] = (
    _relative_time,
    _reading_aid,
    _topics,
    _section,
    _agency_line,
    role_credits,
    _byline,
    _dated,
    _caption,
    _contact,
)
