"""Reads what stands before the running text: titles, credits, standfirst."""

from interchange.readers.prose.bare_bylines import take_bare_byline
from interchange.readers.prose.crediting import take_credit_line
from interchange.readers.prose.datelines import dateline_in
from interchange.readers.prose.draft import Draft
from interchange.readers.prose.labels import breadcrumb_section
from interchange.readers.prose.lines import (
    Line,
    is_heading,
    is_prose,
    quoted,
    word_count,
)
from interchange.readers.prose.titles import place_titles
from interchange.story import Unreadable

# Longer openings are no headlines, whatever their last sign is.
SENTENCE_HEADLINE_WORDS = 20
SUBHEAD_WORDS = 30
STANDFIRST_WORDS = 60
# More lines than this before any paragraph are a list, not a story's head.
LONGEST_HEAD = 20


def take_head(lines: list[Line], draft: Draft) -> list[Line]:
    """Place titles and credits; returns the lines of the running text.

    Raises `Unreadable` where there is no headline, or nothing but headings.
    """
    titles, lines = _split_head(lines, draft)
    if not titles:
        titles, lines = _sentence_as_headline(lines, draft)
    _refuse_mere_headings(titles, lines)
    left = place_titles(titles, draft)
    lines = _take_sentence_subhead(lines, draft)
    lines = _take_standfirst(lines, draft)
    if left:
        draft.doubt(
            f"Kept {quoted(*(line.text for line in left))} as subheading: more headings stand before the text than a story has."
        )
    return left + lines


def _split_head(lines: list[Line], draft: Draft) -> tuple[list[Line], list[Line]]:
    titles: list[Line] = []
    for index, line in enumerate(lines[:LONGEST_HEAD]):
        may_be_credit = titles or _heading_follows(lines, index)
        if may_be_credit and take_credit_line(line.text, draft):
            continue
        if titles and take_bare_byline(lines[index:], titles[-1].text, draft):
            continue
        if not _may_be_title(line.text):
            return titles, lines[index:]
        titles.append(line)
    return titles, lines[LONGEST_HEAD:]


def _heading_follows(lines: list[Line], index: int) -> bool:
    """A date or byline above the headline needs one below it."""
    following = lines[index + 1 : index + 2]
    return bool(following) and is_heading(following[0].text)


def _may_be_title(text: str) -> bool:
    label = text.endswith(":") and word_count(text) <= 3
    return is_heading(text) or label or bool(breadcrumb_section(text))


def _sentence_as_headline(
    lines: list[Line], draft: Draft
) -> tuple[list[Line], list[Line]]:
    """A first line that is one short sentence may be a headline with a full stop."""
    first = lines[0].text
    if word_count(first) > SENTENCE_HEADLINE_WORDS or len(lines) < 2:
        raise Unreadable(
            "The text starts with a paragraph; a story needs its headline on the first line."
        )
    draft.doubt(
        f"Took the first line, {quoted(first)}, as the headline, though it ends like a sentence."
    )
    return lines[:1], lines[1:]


def _refuse_mere_headings(titles: list[Line], lines: list[Line]) -> None:
    if len(titles) == 1 and not lines:
        raise Unreadable(
            f"There is only one line, {quoted(titles[0].text)}: a headline alone is no story."
        )
    if not any(is_prose(line.text) for line in lines):
        raise Unreadable(
            "There are only short lines and no paragraph: a paragraph ends in a full stop or is longer than a headline."
        )


def _take_sentence_subhead(lines: list[Line], draft: Draft) -> list[Line]:
    """A sentence right under the headline, with a blank line after it, is a subhead."""
    if draft.subhead or len(lines) < 2 or lines[0].gap or not lines[1].gap:
        return lines
    if word_count(lines[0].text) > SUBHEAD_WORDS or draft.people or draft.published_at:
        return lines
    draft.subhead = lines[0].text
    draft.doubt(
        f"Took {quoted(draft.subhead)} as the subhead: a short sentence directly under the headline, apart from the text."
    )
    return lines[1:]


def _take_standfirst(lines: list[Line], draft: Draft) -> list[Line]:
    """Decide by the layout whether the first paragraph is a standfirst.

    It must have 60 words or fewer, no dateline of its own, and a paragraph after it.
    It is one (1) if credits stand between it and the text, (2) if the second
    paragraph begins with a dateline, or (3) if the page has title and headline, the
    second paragraph is longer, and there are at least three.
    """
    if len(lines) < 2 or not _may_be_standfirst(lines[0].text):
        return lines
    rest, credited = _after_credits(lines[1:], draft)
    reason = CREDITS_BETWEEN if credited else _reason(lines[0], rest, draft)
    if not reason:
        draft.note(
            "Took no standfirst: the first paragraph is not set apart from the text."
        )
        return lines
    draft.standfirst = lines[0].text
    draft.note(f"Took the first paragraph as the standfirst: {reason}.")
    return rest


CREDITS_BETWEEN = "credits stand between it and the text"


def _may_be_standfirst(text: str) -> bool:
    return (
        is_prose(text)
        and word_count(text) <= STANDFIRST_WORDS
        and not dateline_in(text)
    )


def _after_credits(lines: list[Line], draft: Draft) -> tuple[list[Line], bool]:
    """The lines after any credit lines, if a paragraph follows those at all."""
    count = 0
    while count < min(len(lines) - 1, LONGEST_HEAD) and take_credit_line(
        lines[count].text, draft
    ):
        count += 1
    return lines[count:], count > 0


def _reason(first: Line, rest: list[Line], draft: Draft) -> str:
    if dateline_in(rest[0].text):
        return "the dateline stands in the paragraph after it"
    longer = word_count(rest[0].text) > word_count(first.text)
    paragraphs = sum(1 for line in rest[:5] if is_prose(line.text))
    if draft.page_title and longer and paragraphs >= 2:
        return "below page title and headline, 60 words or fewer, and a longer paragraph follows"
    return ""
