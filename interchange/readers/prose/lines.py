"""Kinds of line, told by explicit rules on the line alone."""

import re
from dataclasses import dataclass

# A heading is at most this long; newspapers' longest headlines stay below.
HEADING_CHARACTERS = 150
HEADING_WORDS = 25
CLOSERS = "\"'”’»›“‘)]*"
FULL_STOPS = ".…。।۔।．"
SENTENCE_ENDS = FULL_STOPS + "!?！？؟"
ABBREVIATION = re.compile(r"(?:^|\W)(?:\w\.){2,}$|\b(?:Inc|Co|Ltd|Jr|Sr|St|No)\.$")
SENTENCE_BREAK = re.compile(
    r"(?<=[.!?…。！？؟])(?P<closers>[\"'”’»›)\]]{0,3})(?:\s+|(?<=[。！？]))(?=\S)"
)
NO_BREAK_AFTER = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|No|vs|Nr|bzw|ca|Mt)|\b\w)\.$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text without its outer spaces; `gap` is true after a blank line."""

    text: str
    gap: bool = False


def lines_in(text: str) -> list[Line]:
    """The lines that are not blank; runs of spaces inside them become one."""
    lines, gap = [], False
    for raw in text.split("\n"):
        words = " ".join(part for part in raw.split(" ") if part)
        if words:
            lines.append(Line(words, gap))
        gap = not words
    return lines


def word_count(text: str) -> int:
    return len(text.split())


def ends_with_full_stop(text: str) -> bool:
    """Whether it ends as a statement does, closing quotes and brackets aside."""
    bare = text.rstrip(CLOSERS + " ")
    return (
        bare[-1:] in FULL_STOPS and bool(bare) and not ABBREVIATION.search(bare[-12:])
    )


def ends_sentence(text: str) -> bool:
    return text.rstrip(CLOSERS + " ")[-1:] in tuple(SENTENCE_ENDS)


def has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def is_heading(text: str) -> bool:
    """Short, no final full stop, colon, comma or semicolon, and letters in it.

    A question mark or an exclamation mark may end a heading.
    """
    return (
        len(text) <= HEADING_CHARACTERS
        and word_count(text) <= HEADING_WORDS
        and not ends_with_full_stop(text)
        and text[-1:] not in (":", ",", ";")
        and has_letters(text)
    )


def is_prose(text: str) -> bool:
    """A paragraph: has letters, and is too long or too complete for a heading."""
    return has_letters(text) and not is_heading(text)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, as typed; breaks after titles such as Dr. not."""
    found, start = [], 0
    for gap in SENTENCE_BREAK.finditer(text):
        if not gap["closers"] and NO_BREAK_AFTER.search(
            text[max(0, gap.start() - 8) : gap.start()]
        ):
            continue
        end = gap.end("closers")
        found.append(text[start:end].strip())
        start = gap.end()
    return [*found, text[start:].strip()]


def quoted(*texts: str) -> str:
    """The texts in full, in quotation marks, for a remark about what was dropped."""
    return ", ".join(f"“{text}”" for text in texts)


def shown(*texts: str, most: int = 3) -> str:
    """The texts in short, for a remark about what is still in the story."""
    lines = [" ".join(text.split()) for text in texts[:most]]
    clipped = [line if len(line) <= 60 else f"{line[:57]}…" for line in lines]
    more = f" and {len(texts) - most} more" if len(texts) > most else ""
    return quoted(*clipped) + more


def says_something(text: str) -> bool:
    """Whether it holds a letter or a figure; “* * *” and “---” only draw a rule."""
    return any(map(str.isalnum, text))


def without_rules(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The lines that say something, and apart from them those that draw a rule.

    What follows a rule is as far from what stands before it as after a blank line.
    """
    kept: list[Line] = []
    rules: list[str] = []
    after_rule = False
    for line in lines:
        if says_something(line.text):
            kept.append(Line(line.text, line.gap or after_rule))
        else:
            rules.append(line.text)
        after_rule = not says_something(line.text)
    return kept, rules
