"""A list of words made ready for looking up: other endings, and the usual disguises.

Every look-up is one in a dictionary, so a text costs what its length is, however many
rules there are and whatever it is made of. Words are compared whole: a rule is not found
inside an innocent word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from comments.screening.folding import as_latin, bare, plain
from comments.screening.scripts import WITHOUT_SPACES, scripts_of

WORD = re.compile(r"[^\W_]+")
STRETCHED = re.compile(r"(.)\1{2,}")
RUN = re.compile(r"(.)\1+")
# Signs that pass for letters; 1 and its like for two.
LEET = str.maketrans("04358@$€+7!|1£", "oaesbasettiiil")
LEET_L = str.maketrans("04358@$€+7!|1£", "oaesbasettllll")
SIGNS = set("@$€+!|£")
MASKS = set("*#%")

# Endings of grammar. Others (“-er”, “-isch”) make other words, and a rule asks for them
# with an asterisk.
ENDINGS = {
    "en": ("s", "es", "ed", "d", "ing"),
    "de": ("e", "en", "em", "er", "es", "s", "n", "in", "innen"),
    "es": ("s", "es", "a", "as", "o", "os"),
    "fr": ("s", "e", "es", "x"),
    "it": ("a", "e", "i", "o"),
    "nl": ("s", "e", "en"),
    "pt": ("s", "es", "a", "as", "o", "os"),
}
SHORT = 3  # a word so short takes no ending but these
ENDINGS_OF_SHORT = {"s", "es"}
LEAST_OF_SPACED = 4  # letters of a word that is looked for among spaced letters


class Rule(NamedTuple):
    """A row of the word rules, as far as looking up needs it."""

    words: str
    kind: str


def forms_of(word: str, language: str) -> Iterator[str]:
    """A word with the endings that grammar gives it in a language."""
    yield word
    endings = ENDINGS.get(language.partition("-")[0].lower(), ("s",))
    for ending in endings:
        if len(word) > SHORT or ending in ENDINGS_OF_SHORT:
            yield word + ending
    if "ing" in endings and len(word) > SHORT:
        yield from _english_forms(word)


def _english_forms(word: str) -> Iterator[str]:
    if word[-1] in "bdgklmnprt":
        yield from (word + word[-1] + "ing", word + word[-1] + "ed")
    if word[-1] == "e":
        yield word[:-1] + "ing"
    if word[-1] == "y":
        yield from (word[:-1] + "ies", word[:-1] + "ied")


class WordList:
    """The rules that hold in one language."""

    def __init__(self, rules: Iterable[Rule], language: str = ""):
        self.language = language
        self.forms: dict[str, Rule] = {}
        self.lookalikes: dict[str, Rule] = {}
        self.squeezed: dict[str, Rule] = {}
        self.beginnings: dict[str, Rule] = {}
        self.phrases: dict[str, list[tuple[list[str], Rule]]] = defaultdict(list)
        self.without_spaces: list[tuple[str, Rule]] = []
        self.masked: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.spaced: list[tuple[str, Rule]] = []
        # A banned word must not be hidden by a suspect one of the same form.
        for rule in sorted(rules, key=lambda rule: rule.kind != "suspect"):
            self._add(rule)
        self.lengths = sorted({len(beginning) for beginning in self.beginnings})

    def __bool__(self) -> bool:
        return bool(self.forms or self.beginnings or self.phrases)

    def _add(self, rule: Rule) -> None:
        text = plain(rule.words).strip()
        if scripts_of(text) & WITHOUT_SPACES:
            self.without_spaces.append((text, rule))
        words = WORD.findall(text)
        if len(words) > 1:
            self.phrases[words[0]].append((words[1:], rule))
        elif words and text.endswith("*"):
            self.beginnings[words[0]] = rule
        if len(words) == 1:
            self._add_word(words[0], rule)

    def _add_word(self, word: str, rule: Rule) -> None:
        for form in forms_of(word, self.language):
            self.forms[form] = rule
            self.lookalikes[as_latin(form)] = rule
            self.squeezed[RUN.sub(r"\1", form)] = rule
            self.masked[form[0], len(form)].append(form)
        if len(word) >= LEAST_OF_SPACED:
            self.spaced.append((word, rule))

    def find(self, word: str, *, in_script: str) -> Rule | None:
        """The rule for one plain word, in any of its disguises."""
        for shape in self._shapes(word, in_script):
            rule = self.forms.get(shape) or self._by_beginning(shape)
            if rule is None and STRETCHED.search(shape):
                rule = self.squeezed.get(RUN.sub(r"\1", shape))
            if rule:
                return rule
        return self._disguised(word, in_script)

    def _shapes(self, word: str, in_script: str) -> Iterator[str]:
        """The word as it is and with the signs and digits in it read as letters."""
        yield word
        if not word.isascii():
            yield bare(word, self.language)
            if self._is_disguised(word, in_script):
                word = bare(as_latin(word), self.language)
                yield word
        if word.isalpha() or not any(map(str.isalpha, word)):
            return
        yield from (word.translate(LEET), word.translate(LEET_L))
        yield word.strip("0123456789")

    def _by_beginning(self, word: str) -> Rule | None:
        for length in self.lengths:
            if rule := self.beginnings.get(word[:length]):
                return rule
        return None

    def _disguised(self, word: str, in_script: str) -> Rule | None:
        if not word.isascii() and self._is_disguised(word, in_script):
            return self.lookalikes.get(as_latin(word))
        return self._masked(word) if MASKS & set(word[1:]) else None

    @staticmethod
    def _is_disguised(word: str, in_script: str) -> bool:
        """Whether letters of two scripts are mixed, or stand alone in a third's text."""
        scripts = scripts_of(word)
        return len(scripts) > 1 or bool(scripts and in_script not in scripts)

    def _masked(self, word: str) -> Rule | None:
        """The rule for a word like “w**d”, of which two letters must be seen."""
        seen = [(n, letter) for n, letter in enumerate(word) if letter not in MASKS]
        if len(seen) < 2 or not all(letter.isalpha() for _n, letter in seen):
            return None
        for form in self.masked.get((word[0], len(word)), ()):
            if all(form[n] == letter for n, letter in seen):
                return self.forms[form]
        return None

    def find_phrase(self, words: list[str], start: int) -> tuple[Rule, int] | None:
        """The phrase that begins at a word, and how many words it has."""
        for rest, rule in self.phrases.get(words[start], ()):
            following = words[start + 1 : start + 1 + len(rest)]
            if (
                following[:-1] == rest[:-1]
                and following[-1:]
                and following[-1] in set(forms_of(rest[-1], self.language))
            ):
                return rule, len(rest) + 1
        return None

    def find_spaced(self, letters: str) -> Rule | None:
        """The rule for letters that were written one by one."""
        if rule := self.find(letters, in_script=""):
            return rule
        read = letters.translate(LEET)
        return next((rule for word, rule in self.spaced if word in read), None)
