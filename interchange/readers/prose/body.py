"""Turns the lines of the running text into blocks."""

import re

from interchange.readers.prose.draft import Draft
from interchange.readers.prose.lines import (
    Line,
    ends_sentence,
    is_heading,
    is_prose,
    shown,
    word_count,
)
from interchange.story import Block, ItemList, Paragraph, Quotation, Subheading

SUBHEADING_WORDS = 12
LONGEST_LIST = 1000
HASHES = re.compile(r"#{1,6}\s+(?=\S)")
BULLET = re.compile(r"[•◦▪‣*]\s+(?=\S)")
# A hyphen or dash opens direct speech in many languages: a list has two at least.
DASH_BULLET = re.compile(r"[-–]\s+(?=\S)")
NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?=\S)")
MARKED_QUOTE = re.compile(r">\s*(?=\S)")
ATTRIBUTION = re.compile(r"[—–―-]{1,2}\s*(?=[^\W\d_a-z])")
OPENING, CLOSING = "\"“„«‚‘'‹»", "\"”“»’'›«"


def body_blocks(lines: list[Line], draft: Draft) -> list[Block]:
    """The blocks of the text; notes say what was not taken as a plain paragraph."""
    reader = _Blocks(lines)
    while reader.at < len(lines):
        reader.take_next()
    reader.say(draft)
    return reader.blocks


class _Blocks:
    """Walks over the lines once, from block to block."""

    def __init__(self, lines: list[Line]) -> None:
        self.texts = [line.text for line in lines]
        self.blocks: list[Block] = []
        self.at = 0
        self.heads_prose = _heads_prose(self.texts)

    def take_next(self) -> None:
        for take in (self._list, self._marked_quote, self._quotation, self._heading):
            if take():
                return
        self._add(Paragraph(self.texts[self.at]), 1)

    def say(self, draft: Draft) -> None:
        for kind, words in (
            (Subheading, "short lines before a paragraph as subheadings"),
            (ItemList, "lines with a bullet, dash or number as lists"),
            (Quotation, "marked or signed quotations as quotations"),
        ):
            found = [block.text for block in self.blocks if isinstance(block, kind)]
            if found:
                draft.note(f"Took {words}: {shown(*found)}.")
        _doubt_stray_headings(self.blocks, draft)

    def _add(self, block: Block, lines: int) -> bool:
        self.blocks.append(block)
        self.at += lines
        return True

    def _run(self, marker: re.Pattern[str]) -> list[str]:
        """The lines from here on that carry the marker, without it."""
        found, at = [], self.at
        while at < len(self.texts) and (match := marker.match(self.texts[at])):
            found.append(self.texts[at][match.end() :])
            at += 1
        return found

    def _list(self) -> bool:
        for marker, fewest in ((BULLET, 1), (DASH_BULLET, 2)):
            items = self._run(marker) if marker.match(self.texts[self.at]) else []
            if len(items) >= fewest:
                return self._add(ItemList(tuple(items)), len(items))
        return self._numbered()

    def _numbered(self) -> bool:
        items: list[str] = []
        for text in (
            self.texts[self.at : self.at + LONGEST_LIST]
            if NUMBER.match(self.texts[self.at])
            else ()
        ):
            match = NUMBER.match(text)
            if not match or int(match["number"]) != len(items) + 1:
                break
            items.append(text[match.end() :])
        return len(items) > 1 and self._add(
            ItemList(tuple(items), ordered=True), len(items)
        )

    def _marked_quote(self) -> bool:
        parts = self._run(MARKED_QUOTE)
        return bool(parts) and self._add(Quotation("\n".join(parts)), len(parts))

    def _quotation(self) -> bool:
        """A paragraph all in quotation marks, signed on the line below with a dash."""
        text, *below = self.texts[self.at : self.at + 2]
        signed = ATTRIBUTION.match(below[0]) if below and len(below[0]) <= 80 else None
        if not signed or text[0] not in OPENING or text.rstrip(".,")[-1] not in CLOSING:
            return False
        return self._add(Quotation(text, below[0][signed.end() :]), 2)

    def _heading(self) -> bool:
        text = self.texts[self.at]
        marked = HASHES.match(text)
        if marked:
            return self._add(Subheading(text[marked.end() :]), 1)
        return self.heads_prose[self.at] and self._add(Subheading(text), 1)


def _heads_prose(texts: list[str]) -> list[bool]:
    """For each line, whether it is a short heading with a paragraph below it."""
    found, prose_below = [], False
    for text in reversed(texts):
        short = _is_subheading(text)
        found.append(short and prose_below)
        prose_below = is_prose(text) or (short and prose_below)
    return found[::-1]


def _is_subheading(text: str) -> bool:
    """A heading of twelve words or fewer that neither is nor opens a quotation."""
    if not is_heading(text) or word_count(text) > SUBHEADING_WORDS:
        return False
    return text[0] not in OPENING + "—–-•" and not (
        ends_sentence(text) and text[-1] == "!"
    )


def _doubt_stray_headings(blocks: list[Block], draft: Draft) -> None:
    stray = [
        block.text
        for block in blocks
        if isinstance(block, Paragraph) and _is_subheading(block.text)
    ]
    if stray:
        draft.doubt(
            f"Kept {shown(*stray)} as paragraph: short, without a full stop, and no text follows."
        )
