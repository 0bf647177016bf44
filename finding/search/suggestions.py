"""Names that are like what was typed, and other words where it finds nothing."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain

from django.db.models import Q

from articles.models import ArticlePage
from finding.search.asked import Asked
from finding.search.candidates import candidates
from finding.search.narrowing import public_authors, public_sections, public_topics
from finding.search.words import WORD, Wanted, wanted

MOST = 4  # names of each kind
HEADLINES = 3000  # the newest, out of whose words others are suggested
SHORTEST = 4  # letters of a word that is taken for a typing error
LIKENESS = 0.75


@dataclass(frozen=True)
class Named:
    """A section, topic or author of that name."""

    kind: str
    name: str
    url: str


def named_like(words: Wanted) -> list[Named]:
    """Sections, topics and authors whose name has all of the words; three queries."""
    told = [*words.words, *words.phrases][:4]
    sections = public_sections().filter(_has_all("title", told))[:MOST]
    topics = public_topics().filter(_has_all("name", told)).order_by("name")[:MOST]
    authors = public_authors().filter(_has_all("name", told)).order_by("name")[:MOST]
    return [
        *(Named("section", page.title, page.url) for page in sections),
        *(Named("topic", one.name, one.get_absolute_url()) for one in topics),
        *(Named("author", one.name, one.get_absolute_url()) for one in authors),
    ]


def _has_all(field: str, told) -> Q:
    return Q(*(Q(**{f"{field}__icontains": word}) for word in told))


def other_words(asked: Asked) -> Asked | None:
    """The same search with words of the paper's own instead of those it does not know.

    Only where a published story has all of them, so that it finds something and tells
    of nothing that readers may not know.
    """
    known = _known_words()
    words = wanted(asked.q).words
    changed = [_likest(word, known) for word in words]
    if tuple(changed) == words or not changed:
        return None
    scores = candidates(Wanted(tuple(changed))).scores
    if not ArticlePage.objects.published().filter(pk__in=scores).exists():
        return None
    return replace(Asked(), q=" ".join(changed), order=asked.order)


def _known_words() -> dict[str, set[str]]:
    """The words of the newest headlines and of public names, by their first letter."""
    newest = ArticlePage.objects.published().newest_first()
    texts = chain(
        newest.values_list("headline", flat=True)[:HEADLINES],
        public_topics().values_list("name", flat=True)[:HEADLINES],
        public_authors().values_list("name", flat=True)[:HEADLINES],
        public_sections().values_list("title", flat=True),
    )
    known: dict[str, set[str]] = {}
    for text in texts:
        for word in WORD.findall(text.lower()):
            if len(word) >= SHORTEST:
                known.setdefault(word[0], set()).add(word)
    return known


def _likest(word: str, known: dict[str, set[str]]) -> str:
    """The known word that is most like it; the word itself where none is."""
    others = known.get(word[0], set())
    if len(word) < SHORTEST or word in others:
        return word
    near = sorted(one for one in others if abs(len(one) - len(word)) <= 2)
    return next(iter(get_close_matches(word, near, n=1, cutoff=LIKENESS)), word)
