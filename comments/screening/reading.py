"""Read a text for the words of a list, as people write around such lists.

One pass over the text; what is found is given back as it was typed.
"""

import re
from collections.abc import Iterator

from comments.screening.folding import plain
from comments.screening.scripts import main_script
from comments.screening.word_list import MASKS, SIGNS, WORD, Rule, WordList

Found = tuple[Rule, str]

# Signs at which one word ends and another begins, even without a space.
PIECE = re.compile(r"[^\s/\\,;:()\[\]{}<>\"“”„«»…—]{1,200}")
LEFT_EDGE = ".?'‘’-–_~"
RIGHT_EDGE = LEFT_EDGE + "!"  # at the left it passes for an i
INSIDE = re.compile(r"[.\-_~·]+")
# The text between a right-to-left override and its end is shown backwards.
TURNED = re.compile("\u202e([^\u202c\u202e\n]+)")
LONGEST = 400  # letters of a piece in its plain form, which may be much longer
LEAST_SPACED = 3  # letters one by one, until they are read as a word
SHORT_PART = 2


class Piece:
    """What stands between two spaces or the like, as typed and in its plain form."""

    def __init__(self, match: re.Match):
        self.start, self.end = match.span()
        self.typed = match.group()
        self.text = plain(self.typed)[:LONGEST]
        self.parts = WORD.findall(self.text)

    @property
    def shown(self) -> str:
        """As typed, without the signs around it."""
        return trimmed(self.typed)


def trimmed(text: str) -> str:
    return text.lstrip(LEFT_EDGE).rstrip(RIGHT_EDGE)


def find_words(body: str, words: WordList) -> Iterator[Found]:
    """Every place where a rule of the list is met, in the order of the text."""
    if not words:
        yield from _without_spaces(body, words)
        return
    pieces = [Piece(match) for match in PIECE.finditer(body)]
    script = main_script(body)
    for piece in pieces:
        yield from _in_piece(piece, words, script)
    yield from _spaced(body, pieces, words)
    yield from _phrases(body, pieces, words)
    yield from _without_spaces(body, words)
    for match in TURNED.finditer(body):
        for rule, _typed in find_words(match.group(1)[::-1], words):
            yield rule, match.group(1)


def _in_piece(piece: Piece, words: WordList, script: str) -> Iterator[Found]:
    for shape in _shapes(piece):
        if rule := words.find(shape, in_script=script):
            yield rule, piece.shown
            return


def _shapes(piece: Piece) -> Iterator[str]:
    """What the piece may say: each part, all with its signs, all put together."""
    yield from piece.parts
    whole = trimmed(piece.text)
    signs = SIGNS | MASKS
    if signs & set(whole):
        yield whole
        yield from WORD.findall(whole.replace("*", "")) if "*" in whole else ()
    # Parts that are words by themselves are left apart: “its-hit” is no trick.
    parts = [part for part in INSIDE.split(whole) if part]
    if len(parts) > 1 and min(map(len, parts)) <= SHORT_PART:
        yield "".join(parts)


def _spaced(body: str, pieces: list[Piece], words: WordList) -> Iterator[Found]:
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and len(trimmed(piece.text)) == 1:
            run.append(piece)
            continue
        if len(run) >= LEAST_SPACED:
            letters = "".join(trimmed(piece.text) for piece in run)
            if rule := words.find_spaced(letters):
                yield rule, body[run[0].start : run[-1].end]
        run = []


def _phrases(body: str, pieces: list[Piece], words: WordList) -> Iterator[Found]:
    if not words.phrases:
        return
    placed = [(part, piece) for piece in pieces for part in piece.parts]
    parts = [part for part, _piece in placed]
    for start, part in enumerate(parts):
        if part not in words.phrases:
            continue
        if found := words.find_phrase(parts, start):
            rule, length = found
            first, last = placed[start][1], placed[start + length - 1][1]
            yield rule, trimmed(body[first.start : last.end])


def _without_spaces(body: str, words: WordList) -> Iterator[Found]:
    if not words.without_spaces or body.isascii():
        return
    text = plain(body)
    for looked_for, rule in words.without_spaces:
        if looked_for in text:
            yield rule, rule.words if rule.words in body else looked_for
