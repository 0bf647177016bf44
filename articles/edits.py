"""What changed between two versions of a story's text, and whether it is substantial."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

# The rule. An edit is substantial when more words than this were put in or taken out,
SMALL_EDIT_WORDS = 5
# or when, however short, it changes a number, a name (a word that has a capital somewhere
# within a sentence), or one of these, with which a sentence says the opposite.
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
LONG = 4000  # changed pieces in one passage, above which they count as all replaced
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
    for is_same, gone, come in _steps(old, new):
        if is_same:
            pairs.append(("same", "".join(gone)))
        else:
            pairs += [("out", "".join(gone)), ("in", "".join(come))]
    return [(kind, text) for kind, text in pairs if text]


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[bool, list, list]]:
    """What stays and what is replaced by what, from the first piece to the last."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle, other = old[head : len(old) - tail], new[head : len(new) - tail]
    yield True, old[:head], old[:head]
    if len(middle) + len(other) > LONG:
        yield False, middle, other
    else:
        matcher = SequenceMatcher(None, middle, other, autojunk=False)
        for what, i1, i2, j1, j2 in matcher.get_opcodes():
            yield what == "equal", middle[i1:i2], other[j1:j2]
    yield True, old[len(old) - tail :], new[len(new) - tail :]


def _shared(old: list[str], new: list[str]) -> int:
    """How many pieces two lists have in common at their beginning."""
    pairs = zip(old, new, strict=False)
    same = takewhile(lambda pair: pair[0] == pair[1], pairs)
    return sum(1 for _pair in same)


def is_substantial(before: list[str], after: list[str]) -> bool:
    """Whether readers ought to be told of the change, or somebody to say why not.

    Takes two texts of `visible_text`.
    """
    found = changes(before, after)
    if sum(_words_changed(change) for change in found) > SMALL_EDIT_WORDS:
        return True
    names = _names([*before, *after]) if found else set()
    old = [word for change in found for word in _weighty(change.before, names)]
    new = [word for change in found for word in _weighty(change.after, names)]
    return Counter(old) != Counter(new)


def _words_changed(change: Change) -> int:
    old, new = WORD.findall(change.before), WORD.findall(change.after)
    return sum(
        max(len(gone), len(come))
        for is_same, gone, come in _steps(old, new)
        if not is_same
    )


def _names(passages: list[str]) -> set[str]:
    """The words with a capital that does not come from the beginning of a sentence."""
    return {
        found[0]
        for text in passages
        for found in WORD.finditer(text)
        if found[0][0].isupper()
        and not ENDS_SENTENCE.search(text[max(0, found.start() - 8) : found.start()])
    }


def _weighty(text: str, names: set[str]) -> list[str]:
    """The words of a passage of which none may change unasked."""
    words = WORD.findall(text)
    return [word.casefold() for word in words if word in names or _is_weighty(word)]


def _is_weighty(word: str) -> bool:
    if any(letter.isdigit() for letter in word):
        return True
    return word.casefold() in NEGATIONS or word.casefold().endswith(("n't", "n’t"))
