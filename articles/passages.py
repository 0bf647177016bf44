"""The body of a story as passages: what each block says, in plain words."""

import re
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.text import Truncator

# Repeats or orders what other blocks say, so no source is needed for it.
FURNITURE = {"subheading", "pull_quote"}
MARKS = '“([^”]+)”|"([^"]+)"|„([^“”]+)[“”]|«([^»]+)»'
WORDS_OF_A_QUOTATION = 4  # fewer are a term or a title, not somebody's statement


@dataclass(frozen=True)
class Passage:
    """One block of the body. `words` is all its text."""

    id: str
    kind: str
    words: str

    @property
    def first_words(self) -> str:
        return Truncator(self.words).words(10)

    @property
    def is_quoting(self) -> bool:
        """Whether somebody's own words stand in it."""
        return self.kind == "quotation" or any(
            len("".join(found).split()) >= WORDS_OF_A_QUOTATION
            for found in re.findall(MARKS, self.words)
        )


def passages(body) -> list[Passage]:
    """The blocks of a body that say something, in their order."""
    all_of_them = (Passage(child.id, child.block_type, text(child)) for child in body)
    return [
        passage
        for passage in all_of_them
        if passage.words and passage.kind not in FURNITURE
    ]


def text(child) -> str:
    """What a block says, without markup."""
    pieces = child.block.get_searchable_content(child.value)
    return " ".join(strip_tags(" ".join(str(piece) for piece in pieces)).split())
