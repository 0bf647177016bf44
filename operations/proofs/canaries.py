"""Words that stand nowhere else, and how they are found again in any wrapping."""

import base64
import html
import json
import secrets
import string
from dataclasses import dataclass, field
from urllib.parse import quote

LETTERS = string.ascii_lowercase
NUMBER_LENGTH = 4
# What each wrapping writes differently; apart, so that a search finds the word.
TAIL = " ß&"
WINDOW = 60  # characters after a word in which its tail is looked for


def _random(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))


@dataclass(frozen=True)
class Canary:
    """One secret word: `word` is for addresses and names, `text` for prose.

    `story` is whose secret it is, `place` where it was put. A canary that is `shared`
    stands in what all stories draw from: authors, topics, agencies, files.
    """

    word: str
    story: str
    place: str
    shared: bool = False

    @property
    def text(self) -> str:
        return self.word.capitalize() + TAIL

    def __str__(self):
        return f"{self.place} of the {self.story} story"


@dataclass
class Aviary:
    """Makes canaries and recognises them."""

    prefix: str = field(default_factory=lambda: f"kanari{_random(6)}")
    canaries: dict[str, Canary] = field(default_factory=dict)
    unseeded: set[str] = field(default_factory=set)

    def hatch(self, story: str, place: str, *, shared: bool = False) -> Canary:
        """A new word for this place."""
        number, digits = len(self.canaries), ""
        for _ in range(NUMBER_LENGTH):
            number, digit = divmod(number, len(LETTERS))
            digits = LETTERS[digit] + digits
        canary = Canary(self.prefix + digits, story, place, shared)
        self.canaries[canary.word] = canary
        return canary

    def secret(self, word: str) -> Canary:
        """The canary of this word."""
        return self.canaries[word]

    def unknown_word(self, letter: str = "z", like: str = "") -> str:
        """A word of the same shape that was put nowhere."""
        return self.prefix + letter * NUMBER_LENGTH

    def found_in(self, text: str) -> dict[Canary, str]:
        """Every canary in the text, with the wrapping in which it stands there."""
        folded, found = text.lower(), {}
        size = len(self.prefix) + NUMBER_LENGTH
        start = folded.find(self.prefix)
        while start >= 0:
            canary = self.canaries.get(folded[start : start + size])
            if canary and canary not in found:
                found[canary] = _wrapping(canary, text[start : start + WINDOW])
            start = folded.find(self.prefix, start + 1)
        if any(form in text for form in self._coded_prefixes):
            found |= self._coded(text)
        return found

    @property
    def _coded_prefixes(self) -> list[str]:
        return [
            form
            for prefix in (self.prefix, self.prefix.capitalize())
            for form in (*base64_forms(prefix), prefix.encode().hex())
        ]

    def _coded(self, text: str) -> dict[Canary, str]:
        found = {}
        for canary in self.canaries.values():
            for word in (canary.word, canary.word.capitalize()):
                if word.encode().hex() in text:
                    found[canary] = "hexadecimal"
                if any(form in text for form in base64_forms(word)):
                    found[canary] = "base64"
        return found


def _wrapping(canary: Canary, seen: str) -> str:
    json_form = json.dumps(canary.text)[1:-1]
    forms = {
        "HTML-escaped": html.escape(canary.text),
        "plain": canary.text,
        "URL-encoded": quote(canary.text),
        "JSON-escaped": json_form,
        "JSON in HTML": json_form.replace("&", "\\u0026"),
        "capitals": canary.word.upper(),
    }
    named = (name for name, form in forms.items() if seen.startswith(form))
    return next(named, "lower case or slug")


def base64_forms(word: str) -> list[str]:
    """How the word looks in base64, for each place in a group of three bytes.

    Without the characters at both ends, which depend on the neighbours.
    """
    forms = []
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + word.encode()).decode().rstrip("=")
        forms.append(coded[(0, 2, 3)[offset] : -1])
    return forms
