import re
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict

WORD = re.compile(r"[^\W_]{2,}")
LEAST_LETTERS_OF_A_LINE = 10


@dataclass(frozen=True)
class Repetition:
    """The same sign, word or line over and over."""

    name = "repetition"

    signs: int = 10  # equal ones in a row
    words: int = 8  # equal ones anywhere, if they are a third of the text
    lines: int = 3  # equal ones anywhere

    def verdict(self, submission: Submission) -> Verdict | None:
        body = submission.body
        found = [*self._signs(body), *self._words(body), *self._lines(body)]
        if not found:
            return None
        return Verdict("pending", _("Repeats itself."), tuple(found))

    def _signs(self, body: str) -> list[str]:
        # Not what people draw lines with. One look ahead of `signs` at each place.
        run = re.compile(rf"([^\s.\-_=*~#])\1{{{self.signs - 1},}}")
        return [match.group() for match in run.finditer(body)]

    def _words(self, body: str) -> list[str]:
        words = WORD.findall(body)
        counted = Counter(word.casefold() for word in words)
        often = {
            word
            for word, count in counted.items()
            if count >= self.words and count * 3 >= len(words)
        }
        return [word for word in dict.fromkeys(words) if word.casefold() in often]

    def _lines(self, body: str) -> list[str]:
        lines = Counter(line.strip() for line in body.splitlines())
        return [
            line
            for line, count in lines.items()
            if count >= self.lines and len(line) >= LEAST_LETTERS_OF_A_LINE
        ]
