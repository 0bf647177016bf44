"""Recognises a name alone on its line, above the date, as many sites print it."""

import re

from interchange.readers.prose.agencies import attribute
from interchange.readers.prose.credit_lines import parse
from interchange.readers.prose.draft import Draft
from interchange.readers.prose.lines import Line, quoted
from interchange.readers.prose.names import Named, names_in
from interchange.story import Person

LOWER_CASE_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]\w{3,}")
MOST_WORDS = 8


def take_bare_byline(lines: list[Line], headline: str, draft: Draft) -> bool:
    """Take the first of the lines as a byline, with a doubt, if it looks like one.

    It names people and nobody else, a date follows (at most one line such as a job
    between), and the headline above is not in title case, where any words would
    look like names.
    """
    text = lines[0].text
    if len(text.split()) > MOST_WORDS or not LOWER_CASE_WORD.search(headline):
        return False
    named = names_in(text)
    if not named or not _date_follows(lines[1:3]):
        return False
    _place(named, text, draft)
    return True


def _date_follows(lines: list[Line]) -> bool:
    found = [parse(line.text) for line in lines]
    return any(one and (one.published_at or one.updated_at) for one in found)


def _place(named: Named, text: str, draft: Draft) -> None:
    for name in named.people:
        draft.add_person(Person(name))
    draft.reporters_places += named.places
    attribute(list(named.agencies), f"it stands in the line {quoted(text)}", draft)
    if named.people:
        draft.doubt(
            f"Took {quoted(text)} as the byline, though without “By”: a date follows it."
        )
    for job in named.jobs:
        draft.loss(f"Left out {quoted(job)}: it names no person.")
