"""Names that are like what was typed, and other words where it finds nothing."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain

from django.db.models import Q

from articles.models import Author, SectionPage, Topic
from finding.search.asked import Asked
from finding.search.candidates import candidates
from finding.search.narrowing import public_authors, public_sections, public_topics
from finding.search.words import WORD, Wanted, wanted

MOST = 4  # names of each kind
LOOKED_AT = 50  # of those that are alike
HEADLINES = 1000  # the newest, out of whose words others are suggested
SHORTEST = 4  # letters of a word that is taken for a typing error
LIKENESS = 0.75


@dataclass(frozen=True)
class Named:
    """A section, topic or author of that name."""

    kind: str
    name: str
    url: str


def named_like(words: Wanted, published) -> list[Named]:
    """Sections, topics and authors whose name has all of the words.

    First by name, for few searches are for one; then of those the public ones.
    """
    told = [*words.words, *words.phrases][:4]
    return [
        *_named("section", SectionPage, public_sections, "title", told, published),
        *_named("topic", Topic, public_topics, "name", told, published),
        *_named("author", Author, public_authors, "name", told, published),
    ]


def _named(kind, model, public, field: str, told, published) -> list[Named]:
    alike = model.objects.filter(_has_all(field, told)).order_by(field)
    keys = list(alike.values_list("pk", flat=True)[:LOOKED_AT])
    if not keys:
        return []
    found = public(published).filter(pk__in=keys).order_by(field)[:MOST]
    return [Named(kind, getattr(one, field), _address(one)) for one in found]


def _address(one) -> str:
    return one.url if isinstance(one, SectionPage) else one.get_absolute_url()


def _has_all(field: str, told) -> Q:
    return Q(*(Q(**{f"{field}__icontains": word}) for word in told))


def other_words(asked: Asked, published) -> Asked | None:
    """The same search with words of the paper's own instead of those it does not know.

    Only where a published story has all of them, so that it finds something and tells
    of nothing that readers may not know.
    """
    known = _known_words(published)
    words = wanted(asked.q).words
    changed = [_likest(word, known) for word in words]
    if tuple(changed) == words or not changed:
        return None
    scores = candidates(Wanted(tuple(changed))).scores
    if not published.filter(pk__in=scores).exists():
        return None
    return replace(Asked(), q=" ".join(changed), order=asked.order)


def _known_words(published) -> dict[str, set[str]]:
    """The words of the newest headlines and of names, by their first letter."""
    newest = published.filter(published_at__isnull=False).newest_first()
    texts = chain(
        newest.values_list("headline", flat=True)[:HEADLINES],
        Topic.objects.values_list("name", flat=True)[:HEADLINES],
        Author.objects.values_list("name", flat=True)[:HEADLINES],
        SectionPage.objects.values_list("title", flat=True),
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
