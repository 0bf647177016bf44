"""The paper's own rules of style, checked on the text of a story. Knows no database."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

HEADLINE = "headline"
SUBHEAD = "subhead"
STANDFIRST = "standfirst"
LEAD_PICTURE = "lead_image"

PHRASE = "phrase"
WORDS_OF_HEADLINE = "words_of_headline"
LETTERS_OF_HEADLINE = "letters_of_headline"
ALT_TEXT = "alt_text"
SPEAKER = "speaker"

IN_HEADS = "heads"
IN_BODY = "body"
HEADS = (HEADLINE, SUBHEAD)
TYPOGRAPHIC = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Rule:
    """One rule. `place` is empty where it holds for heads and body alike."""

    key: str
    check: str
    message: str
    phrase: str = ""
    limit: int = 0
    place: str = ""


@dataclass(frozen=True)
class Part:
    """A part of a story: a head, or a block by its id.

    `alt_texts` are those of its pictures, None for one that is marked as decorative.
    `speaker` is None for what is no quotation.
    """

    where: str
    words: str = ""
    alt_texts: tuple[str | None, ...] = field(default=())
    speaker: str | None = None


@dataclass(frozen=True)
class Finding:
    """What a rule has against a part of a story."""

    where: str
    rule: Rule
    sentence: str


def findings(parts: Iterable[Part], rules: Iterable[Rule]) -> list[Finding]:
    """What the rules find, in the order of the story. Two of one rule in one part: once."""
    rules = list(rules)
    return [
        Finding(part.where, rule, sentence)
        for part in parts
        for rule in rules
        if (sentence := _broken(rule, part))
    ]


def _broken(rule: Rule, part: Part) -> str:
    """The sentence about a rule that is broken here, empty where it is kept."""
    return rule.message if any(CHECKS[rule.check](rule, part)) else ""


def _phrase(rule: Rule, part: Part) -> Iterator[bool]:
    place = IN_HEADS if part.where in HEADS else IN_BODY
    if rule.phrase.strip() and rule.place in ("", place):
        yield bool(_pattern(rule.phrase).search(part.words.translate(TYPOGRAPHIC)))


def _pattern(phrase: str) -> re.Pattern:
    """Whole words only, in any case, over any space and either kind of quote mark."""
    words = [re.escape(word) for word in phrase.translate(TYPOGRAPHIC).split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)


def _words_of_headline(rule: Rule, part: Part) -> Iterator[bool]:
    if part.where == HEADLINE:
        yield len(part.words.split()) > rule.limit


def _letters_of_headline(rule: Rule, part: Part) -> Iterator[bool]:
    if part.where == HEADLINE:
        yield len(part.words) > rule.limit


def _alt_text(rule: Rule, part: Part) -> Iterator[bool]:
    return (alt is not None and not alt.strip() for alt in part.alt_texts)


def _speaker(rule: Rule, part: Part) -> Iterator[bool]:
    if part.speaker is not None:
        yield not part.speaker.strip()


CHECKS = {
    PHRASE: _phrase,
    WORDS_OF_HEADLINE: _words_of_headline,
    LETTERS_OF_HEADLINE: _letters_of_headline,
    ALT_TEXT: _alt_text,
    SPEAKER: _speaker,
}
