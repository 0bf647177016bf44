"""What a text looks like: equal for two texts that readers cannot tell apart."""

import re
import unicodedata
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("lookalikes.txt")
# Seen as nothing, though Unicode counts them among letters and symbols.
BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Digits and signs that stand for letters; l, i and 1 look alike, and so do rn and m.
STAND_INS = str.maketrans("01l|!345$@7+8", "oiiiieassatt" + "b")
PAIRS = (("rn", "m"), ("vv", "w"))
# Where one word ends and the next begins: also EditorBea and Editor2.
BETWEEN = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


@cache
def _lookalikes() -> dict[int, str]:
    rows = (line.split(": ") for line in TABLE.read_text("utf-8").splitlines())
    pairs = (row for row in rows if len(row) == 2 and not row[0].startswith("#"))
    return {ord(one): latin for latin, all_ in pairs for one in all_.strip()}


def visible(text: str) -> str:
    """The text with compatibility forms resolved, without marks and invisible signs."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(
        letter
        for letter in letters
        if letter not in BLANK
        and unicodedata.category(letter) not in {"Mn", "Me", "Cf"}
    )


def skeleton(text: str) -> str:
    """The letters that a text seems to be made of, in Latin, without any spaces."""
    latin = visible(text).translate(_lookalikes())
    # Once more, for the small form of a letter may have a look of its own.
    plain = latin.casefold().translate(_lookalikes()).translate(STAND_INS)
    for pair, single in PAIRS:
        plain = plain.replace(pair, single)
    return "".join(letter for letter in plain if letter.isalnum())


def words(text: str) -> list[str]:
    """The words of a text as they seem to be, to be put together again at will."""
    shown = visible(text).translate(_lookalikes())
    pieces = re.split(r"[^\w|!$@+]|_", BETWEEN.sub(" ", shown))
    return [piece for piece in pieces if piece]
