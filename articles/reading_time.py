"""How long a story is, in words and in minutes."""

from dataclasses import dataclass
from math import ceil

from articles.passages import passages

# Silent reading of English non-fiction: 238 words a minute, the mean of 190 studies.
# Brysbaert, “How many words do we read per minute?”, Journal of Memory and Language
# 109 (2019). Wagtail's content checks count with the same number.
WORDS_A_MINUTE = 238


@dataclass(frozen=True)
class ReadingTime:
    """`minutes` is at least one where there is a word, and rounded up."""

    words: int

    @property
    def minutes(self) -> int:
        return ceil(self.words / WORDS_A_MINUTE)


def reading_time(article) -> ReadingTime:
    """Counts the standfirst and the body, with what boxes and captions say."""
    texts = [article.standfirst, *(part.words for part in passages(article.body))]
    return ReadingTime(sum(len(text.split()) for text in texts))
