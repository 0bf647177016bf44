"""Which script a letter belongs to, for telling look-alikes from the real thing."""

import unicodedata
from collections import Counter
from functools import lru_cache

# Scripts whose words are not parted by spaces.
WITHOUT_SPACES = {"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"}


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str:
    """“LATIN”, “CYRILLIC” and so on, from Unicode's name; empty for what is no letter."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    if not letter.isalpha():
        return ""
    # “KATAKANA-HIRAGANA PROLONGED SOUND MARK” belongs to both.
    return unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]


def scripts_of(text: str) -> set[str]:
    """The scripts of a text's letters."""
    return {script for letter in set(text) if (script := script_of(letter))}


def main_script(text: str) -> str:
    """The script of most of the letters; empty if there is none."""
    if text.isascii():
        return "LATIN"
    counted: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if script := script_of(letter):
            counted[script] += count
    return counted.most_common(1)[0][0] if counted else ""
