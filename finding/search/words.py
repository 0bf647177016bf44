"""What somebody typed, as words and phrases that no search engine takes for orders."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_QUERY = 200  # characters; what is more is not looked at
MOST_WORDS = 12
LONGEST_WORD = 40
# Neither signs nor underscores, so that nothing is left that means something in FTS5,
# tsquery or a query language of a server.
WORD = re.compile(r"[^\W_]+")
PHRASE = re.compile(r'["“„«]([^"”“»]+)["”“»]')


def folded(text: str) -> str:
    """Lower case without accents, as SQLite's index has it."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


@dataclass(frozen=True)
class Wanted:
    """The words that must all be found, and the phrases that must stand as they are."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def all_words(self) -> tuple[str, ...]:
        """Every word, those of the phrases too, once and folded; for what is marked."""
        told = [*self.words, *(w for phrase in self.phrases for w in phrase.split())]
        return tuple(dict.fromkeys(folded(word) for word in told))


def wanted(query: str) -> Wanted:
    """The words and phrases of a query. Empty where it holds none."""
    phrases = []
    for quoted in PHRASE.findall(query):
        words = _words(quoted)
        if len(words) > 1:
            phrases.append(" ".join(words[:MOST_WORDS]))
            query = query.replace(quoted, " ", 1)
    return Wanted(tuple(dict.fromkeys(_words(query)))[:MOST_WORDS], tuple(phrases[:3]))


def _words(text: str) -> list[str]:
    # In lower case FTS5 does not take AND, OR and NOT for operators.
    found = [word[:LONGEST_WORD] for word in WORD.findall(text.lower())]
    # The "s" of “harbour's” finds everything; one letter alone is asked for in earnest.
    longer = [word for word in found if len(word) > 1 or not word.isascii()]
    return longer or found
