"""Reads a story pasted or saved as plain text, as from a web page or an e-mail."""

from interchange.readers.other_formats import (
    holds_much_markup,
    holds_tags,
    other_format,
    refuse_other_formats,
)
from interchange.readers.prose import boilerplate
from interchange.readers.prose.agencies import attribute_from_text
from interchange.readers.prose.body import body_blocks
from interchange.readers.prose.crediting import take_closing_credits
from interchange.readers.prose.datelines import take_dateline
from interchange.readers.prose.draft import Draft
from interchange.readers.prose.head import take_head
from interchange.readers.prose.lines import (
    Line,
    has_letters,
    lines_in,
    shown,
    without_rules,
    word_count,
)
from interchange.readers.prose.unwrapping import unwrap
from interchange.readers.prose.verification import keep_verification_note
from interchange.readers.reader import Reader
from interchange.readers.text_decoding import clean, decode
from interchange.story import Reading, Unreadable

NAME = "text"
# Share buttons, tags and credits stand in any order; real pages alternate less often.
TAIL_ROUNDS = 4
LONG_STORY_WORDS = 20_000


def recognises(data: bytes, filename: str) -> bool:
    """Whether this may be plain text; what is in it, only reading will tell."""
    return other_format(data, filename) is None


def read(data: bytes, filename: str = "") -> Reading:
    """Read one story, with a remark for every decision and for all that is dropped.

    Raises `Unreadable` for another format, for binary data, and for text without a
    headline and a paragraph.
    """
    refuse_other_formats(data, filename)
    draft = Draft()
    lines = _story_lines(_text(data, draft), draft)
    lines = take_dateline(take_head(lines, draft), draft)
    draft.body = body_blocks(lines, draft)
    attribute_from_text(draft)
    keep_verification_note(draft)
    _doubt_length(draft)
    return draft.reading(NAME)


def _text(data: bytes, draft: Draft) -> str:
    text, decoding = decode(data)
    text, cleaning = clean(text)
    draft.remarks += decoding + cleaning
    if not text.strip():
        raise Unreadable("The file is empty.")
    if not has_letters(text):
        raise Unreadable("The file holds no words.")
    if holds_much_markup(text):
        raise Unreadable(
            "This is HTML or XML source, not plain text; paste the text as the page shows it."
        )
    if holds_tags(text):
        draft.doubt(
            "The text holds what look like HTML tags; they were kept as they are."
        )
    return unwrap(text, draft)


def _story_lines(text: str, draft: Draft) -> list[Line]:
    """The lines that are the story's own; raises `Unreadable` where none are left."""
    lines, rules = without_rules(lines_in(text))
    if rules:
        draft.loss(
            f"Left out {len(rules)} line(s) that only draw a rule: {shown(*dict.fromkeys(rules))}."
        )
    lines = boilerplate.drop_at_head(lines, draft)
    for _ in range(TAIL_ROUNDS):
        before = len(lines)
        lines = boilerplate.drop_at_tail(lines, draft)
        lines = take_closing_credits(lines, draft) if lines else lines
        if len(lines) == before:
            break
    if not lines:
        raise Unreadable("There is nothing but left-over page text, and no story.")
    boilerplate.doubt_what_stays(lines, draft)
    return lines


def _doubt_length(draft: Draft) -> None:
    words = sum(word_count(text) for text in draft.texts())
    if words > LONG_STORY_WORDS:
        draft.doubt(f"The text has {words} words; look whether it is a single story.")


READER = Reader(NAME, "plain text", recognises, read)
