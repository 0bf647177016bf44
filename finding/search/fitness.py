"""How well the text of a story fits, told from the text alone.

A full-text index tells how rare a word is among all stories, and counts all of them for
it. Where a story must have all of the words, that changes nothing in their order.
"""

from collections.abc import Iterable

from finding.search.words import Wanted

READ = 1500  # characters of a text: what it is about, it says early
IN_TITLE = 8  # so much more than in the text counts a word there
# With so many mentions a word has half of the weight that any number of them gives it.
HALF = 1.2


def fitness(
    stories: Iterable[tuple[int, str, str]], wanted: Wanted
) -> dict[int, float]:
    """For each key with its title and text; more, the more often the words stand there.

    The index says that they do: one that is not seen, for its accents say, counts once.
    """
    words = [_written(told) for told in (*wanted.words, *wanted.phrases)]
    return {key: _fitness(f" {title}", text, words) for key, title, text in stories}


def _written(told: str) -> set[str]:
    """As it stands in a text: to bring the text into small letters takes far longer."""
    return {f" {one}" for one in (told, told.capitalize(), told.title())}


def _fitness(title: str, text: str, words: list[set[str]]) -> float:
    total = 0.0
    for written in words:
        count = sum(IN_TITLE * title.count(one) + text.count(one) for one in written)
        total += max(count, 1) / (max(count, 1) + HALF)
    return total
