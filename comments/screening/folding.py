"""Bring the ways of writing one word together, for comparing only; nothing is stored so.

Long texts are folded in pieces of bounded length, for putting a run of combining marks
in order costs the square of its length.
"""

import re
import unicodedata

PIECE = re.compile(r"\S{1,200}")

# Letters that take no room, or a blank one: they part words for a program only.
_BLANK = {0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, *range(0x17B4, 0x17B6)}
_VARIATIONS = {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
_FORMAT = {code for code in range(0x10000) if unicodedata.category(chr(code)) == "Cf"}
_TAGS = {*range(0xE0000, 0xE0080), *range(0x1D173, 0x1D17B)}
DROPPED = dict.fromkeys(_BLANK | _VARIATIONS | _FORMAT | _TAGS)

# Marks that belong to no script; left over when no letter could take them.
LOOSE_MARKS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)

# Small letters of other scripts that pass for a Latin letter.
LOOKALIKES = str.maketrans(
    "авеёзіїјкмнорстухьѕԁԛԝһгпѵӏαβγεηικνορτυχωϲϳօսոհցզ",
    "abee3iijkmhopctyxbsdqwhrnvlabyenikvoptuxwcjounhgq",
)
# Latin letters of other shapes, with which no language is written.
SHAPES = str.maketrans("ɡɑʏᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡᴢƒ", "gayabcdeghijklmnoprstuvwzf")

# The letters with marks that a language writes; others are bare letters in disguise.
# A language that is not here keeps them all.
OWN_MARKED_LETTERS = {
    "de": "äöü",
    "en": "",
    "es": "áéíóúüñ",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "it": "àèéìíîòóùú",
    "nl": "áèéêëïíóöúü",
    "pt": "áàâãçéêíóôõú",
}


def plain(text: str) -> str:
    """The text in small letters without tricks of width, style, joining or marks."""
    if text.isascii():
        return text.lower()
    return PIECE.sub(lambda match: _plain_piece(match.group()), text)


def _plain_piece(piece: str) -> str:
    if piece.isascii():
        return piece.lower()
    # Twice: what is dropped may have stood between a letter and its mark, and a letter
    # of another style may stand for one that is dropped.
    folded = unicodedata.normalize("NFKC", piece.translate(DROPPED))
    folded = unicodedata.normalize("NFC", folded.translate(DROPPED).casefold())
    return LOOSE_MARKS.sub("", folded).translate(SHAPES)


def as_latin(word: str) -> str:
    """A plain word with each look-alike replaced by the Latin letter that it shows."""
    return word.translate(LOOKALIKES)


def bare(word: str, language: str) -> str:
    """A plain word without the marks that its language does not write."""
    own = OWN_MARKED_LETTERS.get(language.partition("-")[0].lower())
    if own is None or word.isascii():
        return word
    return "".join(
        letter
        if letter in own
        else LOOSE_MARKS.sub("", unicodedata.normalize("NFD", letter)).replace("ı", "i")
        for letter in word
    )
