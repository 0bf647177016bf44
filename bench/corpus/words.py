"""Made-up words of a made-up paper, the same ones for the same seed."""

import json
import random
from pathlib import Path
from uuid import UUID

COMMON = (Path(__file__).parent / "words.txt").read_text().split()
HEADS = [
    "ar", "be", "cor", "dun", "el", "fen", "gor", "hal", "in", "jar", "kel", "lum",
    "mor", "nor", "ol", "pen", "quin", "ros", "sel", "tar",
]  # fmt: skip
TAILS = [
    "ach", "bury", "cott", "dale", "eck", "ford", "gate", "holm", "ing", "ley",
    "mouth", "ness", "over", "port", "sted", "wick",
]  # fmt: skip
MIDDLES = [
    "", "a", "e", "en", "er", "i", "in", "o", "on", "u",
]  # fmt: skip
NAMES = [f"{h}{m}{t}".capitalize() for h in HEADS for m in MIDDLES for t in TAILS]
PARAGRAPHS = 2000
REPLIES = 2000


class Words:
    """Sentences, paragraphs and replies, drawn from one seed."""

    def __init__(self, seed: int = 1):
        self.random = random.Random(seed)
        self.paragraphs = [self.text(5) for _ in range(PARAGRAPHS)]
        self.replies = [self.text(1 + n % 5) for n in range(REPLIES)]

    def sentence(self) -> str:
        """About fifteen words, one of them a name that few other texts hold."""
        words = self.random.choices(COMMON, k=self.random.randint(9, 19))
        words.insert(self.random.randrange(len(words)), self.random.choice(NAMES))
        return " ".join(words).capitalize() + "."

    def text(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def headline(self, number: int) -> str:
        """Different for every number."""
        words = self.random.choices(COMMON, k=6)
        name = self.random.choice(NAMES)
        return f"{name} {' '.join(words)} {number}"

    def body(self, blocks: int) -> str:
        """A story's body as JSON: paragraphs of some 75 words, headings, quotations."""
        stream = [self._block(number) for number in range(blocks)]
        return json.dumps(stream)

    def _block(self, number: int) -> dict:
        kind, value = "paragraph", f"<p>{self.random.choice(self.paragraphs)}</p>"
        if number % 5 == 4:
            kind, value = "subheading", self.random.choice(NAMES)
        if number % 10 == 7:
            speaker = self.random.choice(NAMES)
            said = {"quote": self.sentence(), "speaker": speaker, "role": "resident"}
            return {"type": "quotation", "value": said, "id": str(self.key())}
        return {"type": kind, "value": value, "id": str(self.key())}

    def key(self) -> UUID:
        """A UUID that is the same for the same seed."""
        return UUID(int=self.random.getrandbits(128), version=4)
