"""Finds left-over web page text at the head and the tail of a pasted story.

The same words in the middle of a story stay, with a doubt: a story may be about
comment forms.
"""

import re
from dataclasses import dataclass

from interchange.readers.prose import boilerplate_wordings as wordings
from interchange.readers.prose.credit_wordings import SECTION_LEAD, TOPICS_LEAD
from interchange.readers.prose.draft import Draft
from interchange.readers.prose.lines import Line, is_heading, is_prose, quoted, shown

HEAD_REGION = 40
# After “Related articles” at most so many headlines are taken for the list.
LONGEST_LIST = 12
# Left over at the end, but before a story's headline they may be its label.
NOT_AT_HEAD = frozenset({wordings.COMMENT_FORM, wordings.RELATED, wordings.COPYRIGHT})


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What a line is left over from, and how sure that is."""

    kind: str
    strong: bool
    opens: bool = False


def left_over(line: str) -> LeftOver | None:
    """What the whole line is left over from; None for a line of a story."""
    if len(line) > wordings.LONGEST:
        return None
    text = wordings.normal(line)
    return (
        _in_tables(text, wordings.OPENERS, strong=True, opens=True)
        or _in_tables(text, wordings.STRONG, strong=True)
        or _in_tables(text, wordings.WEAK, strong=False)
        or _in_patterns(text)
    )


def drop_at_tail(lines: list[Line], draft: Draft) -> list[Line]:
    """The lines without the left-over text at their end; says what was dropped."""
    start = _tail_start(lines)
    dropped = [line.text for line in lines[start:]]
    if not dropped or not _convincing(dropped):
        return lines
    _say_dropped(dropped, "end", draft)
    return lines[:start]


def drop_at_head(lines: list[Line], draft: Draft) -> list[Line]:
    """The lines without the left-over text among those before the first paragraph."""
    end = _head_end(lines)
    head = lines[:end]
    dropped = [line.text for line in head if _is_left_over_at_head(line.text)]
    kept = [line for line in head if not _is_left_over_at_head(line.text)]
    if not dropped or not kept or not _convincing(dropped):
        return lines
    _say_dropped(dropped, "head", draft)
    return kept + lines[end:]


def doubt_what_stays(lines: list[Line], draft: Draft) -> None:
    """Say which lines look left over but stand inside the story, and stay."""
    found = [line.text for line in lines if _is_strong(line.text)]
    if found:
        draft.doubt(
            f"Kept {shown(*found)}, which looks like left-over page text but stands inside the story;"
            " cut it, and any readers' comments after it, if it does not belong."
        )


def _tail_start(lines: list[Line]) -> int:
    """Where the tail begins, walking up from the last line."""
    start, pending, index = len(lines), 0, len(lines)
    while index and pending <= LONGEST_LIST:
        index -= 1
        text = lines[index].text
        found = left_over(text)
        if found and (found.opens or not pending):
            start, pending = index, 0
        elif is_heading(text) and not _says_more(text):
            pending += 1
        else:
            break
    return start


def _says_more(text: str) -> bool:
    """Topics and sections stand among left-over text, but belong to the story."""
    return bool(TOPICS_LEAD.match(text) or SECTION_LEAD.match(text))


def _head_end(lines: list[Line]) -> int:
    for index, line in enumerate(lines[:HEAD_REGION]):
        if is_prose(line.text) and not _is_left_over_at_head(line.text):
            return index
    return min(len(lines), HEAD_REGION)


def _is_left_over_at_head(text: str) -> bool:
    found = left_over(text)
    return found is not None and found.kind not in NOT_AT_HEAD


def _is_strong(text: str) -> bool:
    found = left_over(text)
    return found is not None and found.strong


def _convincing(texts: list[str]) -> bool:
    """One sure line, or two of the ordinary words together."""
    return len(texts) > 1 or any(_is_strong(text) for text in texts)


def _say_dropped(texts: list[str], where: str, draft: Draft) -> None:
    found = [left_over(text) for text in texts]
    kinds = dict.fromkeys(one.kind for one in found if one)
    draft.loss(
        f"Dropped text left over from the web page at the {where} ({', '.join(kinds)}): {quoted(*texts)}."
    )


def _in_tables(
    text: str, tables: dict[str, frozenset[str]], *, strong: bool, opens: bool = False
) -> LeftOver | None:
    for kind, table in tables.items():
        if text in table:
            return LeftOver(kind, strong, opens)
    return None


def _in_patterns(text: str) -> LeftOver | None:
    for kind, patterns in wordings.PATTERNS.items():
        if _any_matches(patterns, text):
            return LeftOver(kind, strong=True)
    return None


def _any_matches(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    return any(pattern.match(text) for pattern in patterns)
