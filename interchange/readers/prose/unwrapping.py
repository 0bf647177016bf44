"""Joins text that was broken into lines of even width, as e-mail programs do."""

import itertools
import re

from interchange.readers.prose.draft import Draft
from interchange.readers.prose.lines import ends_sentence, shown

NARROWEST, WIDEST = 40, 110
FEWEST_BREAKS = 3
# A line counts as full when the next line's first word would have taken it past
# this share of the widest line: wrapping programs leave the edge a little ragged.
FULL = 0.85
INDENT = re.compile(r" {2,}\S")
LIST_ITEM = re.compile(r"(?:[•◦▪‣*–—>-]|\d{1,3}[.)])\s")
SPLIT_WORD = re.compile(r"[^\W\d_]-$")


def unwrap(text: str, draft: Draft) -> str:
    """The text with each paragraph on one line, if it was hard-wrapped at all.

    It was, when no line passes 110 characters, most line ends stand where the next
    word would not have fitted, and at least three in ten stand inside a sentence.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = max((len(line) for line in lines if " " in line.strip()), default=0)
    if not NARROWEST <= width <= WIDEST or not _is_wrapped(lines, width):
        return text
    draft.note(
        f"The lines are broken at about {width} characters; they were joined into paragraphs."
    )
    return "\n".join(_joined(lines, width, draft))


def _is_wrapped(lines: list[str], width: int) -> bool:
    breaks = [pair for pair in itertools.pairwise(lines) if all(pair)]
    full = [first for first, second in breaks if _runs_on(first, second, width)]
    inside = sum(1 for line in full if not ends_sentence(line))
    return (
        len(full) >= FEWEST_BREAKS
        and len(full) >= 0.6 * len(breaks)
        and inside >= 0.3 * len(full)
    )


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether the following line goes on with the paragraph of this one."""
    if not line or not following:
        return False
    if INDENT.match(following) or LIST_ITEM.match(following):
        return False
    room = len(line) + 1 + len(following.split(maxsplit=1)[0])
    return room > FULL * width


def _joined(lines: list[str], width: int, draft: Draft) -> list[str]:
    paragraphs: list[list[str]] = []
    hyphened: list[str] = []
    before = ""
    for line in lines:
        if not _runs_on(before, line, width):
            paragraphs.append([line])
        elif _splits_word(before, line):
            hyphened.append(before.split()[-1] + line.split()[0])
            paragraphs[-1].append(line.lstrip())
        else:
            paragraphs[-1].append(" " + line.lstrip())
        before = line
    _say_hyphened(hyphened, draft)
    return ["".join(parts) for parts in paragraphs]


def _splits_word(line: str, following: str) -> bool:
    return bool(SPLIT_WORD.search(line[-2:])) and following.lstrip()[:1].islower()


def _say_hyphened(words: list[str], draft: Draft) -> None:
    if words:
        draft.doubt(
            "Words broken by a hyphen at a line end were joined and keep the hyphen: "
            f"{shown(*words)}."
        )
