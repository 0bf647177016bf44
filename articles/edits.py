"""What changed between two versions of a story's text, and whether it is substantial."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# The rule. An edit is substantial when more words than this were put in or taken out,
SMALL_EDIT_WORDS = 5
# or when, however short, it changes a number, a name (a word with a capital that does
# not begin a sentence), or one of these, with which a sentence says the opposite.
NEGATIONS = {
    *("no", "not", "never", "neither", "nor", "none", "nothing", "nobody", "without"),
    *("cannot", "nicht", "kein", "keine", "keinen", "keiner", "nie", "niemals", "ohne"),
}
# Words, with the marks inside them (1.5, O'Neill); scripts without spaces by the letter.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+"
    r"(?:[.,:'’\-](?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+)*"
)
PIECE = re.compile(r"\s+|\w+|[^\w\s]")
ENDS_SENTENCE = re.compile(r"(?:^|[.!?…:]|[\"“”„«»])[\s\"“”„«»'‘’(]*\Z")
HEAD = 3  # headline, subhead and standfirst come first in a text


@dataclass(frozen=True)
class Change:
    """A passage that differs; `before` or `after` is empty where there was none."""

    before: str
    after: str
    in_head: bool


def visible_text(story) -> list[str]:
    """The story as readers see it: headline, subhead, standfirst, then the body.

    The first three are always there, empty or not. Expects whatever has these four
    attributes, `body` being the value of a StreamField.
    """
    body = story.body.stream_block.get_searchable_content(story.body)
    passages = (" ".join(passage.split()) for passage in body)
    head = [story.headline, story.subhead, story.standfirst]
    return [*(" ".join(text.split()) for text in head), *filter(None, passages)]


def changes(before: list[str], after: list[str]) -> list[Change]:
    """The passages that differ between two texts of `visible_text`, in their order."""
    head = zip(before[:HEAD], after[:HEAD], strict=True)
    found = [Change(old, new, in_head=True) for old, new in head if old != new]
    return [*found, *_body_changes(before[HEAD:], after[HEAD:])]


def _body_changes(before: list[str], after: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            continue
        old, new = before[i1:i2], after[j1:j2]
        for at in range(max(len(old), len(new))):
            yield Change("".join(old[at : at + 1]), "".join(new[at : at + 1]), False)


def difference(before: str, after: str) -> list[tuple[str, str]]:
    """Two passages laid over each other: pairs of "same", "out" or "in" and the text."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    pairs = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, False).get_opcodes():
        if what == "equal":
            pairs.append(("same", "".join(old[i1:i2])))
            continue
        pairs += [("out", "".join(old[i1:i2])), ("in", "".join(new[j1:j2]))]
    return [(kind, text) for kind, text in pairs if text]


def is_substantial(found: list[Change]) -> bool:
    """Whether readers ought to be told of these changes, or somebody to say why not."""
    if sum(_words_changed(change) for change in found) > SMALL_EDIT_WORDS:
        return True
    before = sum((_weighty(change.before) for change in found), Counter())
    after = sum((_weighty(change.after) for change in found), Counter())
    return before != after


def _words_changed(change: Change) -> int:
    old, new = WORD.findall(change.before), WORD.findall(change.after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return sum(
        max(i2 - i1, j2 - j1)
        for what, i1, i2, j1, j2 in matcher.get_opcodes()
        if what != "equal"
    )


def _weighty(text: str) -> Counter:
    """The words of which none may change unasked, and how often each stands there."""
    return Counter(
        found[0].casefold()
        for found in WORD.finditer(text)
        if _is_weighty(found[0], text[: found.start()])
    )


def _is_weighty(word: str, before: str) -> bool:
    if any(letter.isdigit() for letter in word):
        return True
    if word.casefold() in NEGATIONS or word.casefold().endswith(("n't", "n’t")):
        return True
    return word[0].isupper() and not ENDS_SENTENCE.search(before[-8:])
