"""Names that are like what was typed, and other words where it finds nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import chain
from typing import Any

from django.db.models import CharField, Q, Value

from articles.models import Author, SectionPage, Topic
from articles.prepared import Prepared
from finding.search.among import Among
from finding.search.asked import Asked
from finding.search.candidates import candidates
from finding.search.narrowing import public_authors, public_sections, public_topics
from finding.search.words import WORD, Wanted, wanted

MOST = 4  # names of each kind
LOOKED_AT = 50  # of those that are alike
HEADLINES = 1000  # the newest, out of whose words others are suggested
SHORTEST = 4  # letters of a word that is taken for a typing error
LIKENESS = 0.75
# What is offered by its name: the model, the public ones of it, and what names it.
KINDS: dict[str, tuple[Any, Callable, str]] = {
    "section": (SectionPage, public_sections, "title"),
    "topic": (Topic, public_topics, "name"),
    "author": (Author, public_authors, "name"),
}


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
    alike: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for kind, pk, name in ALIKE.ask(told=told):
        if kind != "section" or all(word in name.lower() for word in told):
            alike[kind].append(pk)
    return [
        Named(kind, str(one), _address(one))
        for kind, keys in alike.items()
        if keys
        for one in _public(kind, published, keys)
    ]


def _public(kind: str, published, keys: list[int]):
    _model, public, name = KINDS[kind]
    return public(published).filter(pk__in=keys).order_by(name)[:MOST]


def _address(one) -> str:
    return one.url if isinstance(one, SectionPage) else one.get_absolute_url()


def _alike(told):
    """Kind, key and name of some topics and authors that have all of these words.

    And of all sections: they are few, but where names are looked for among them
    PostgreSQL looks at those of all pages.
    """
    sections = SectionPage.objects.order_by()
    return _told("section", sections).union(
        *(_told(kind, _having(kind, told)) for kind in ("topic", "author")), all=True
    )


def _having(kind: str, told):
    model, _public, name = KINDS[kind]
    has_all = Q(*(Q(**{f"{name}__icontains": word}) for word in told))
    found = model.objects.filter(has_all).order_by(name).values("pk")[:LOOKED_AT]
    return model.objects.filter(pk__in=found).order_by()


def _told(kind: str, named):
    role = Value(kind, output_field=CharField())
    return named.annotate(kind=role).values_list("kind", "pk", KINDS[kind][2])


ALIKE = Prepared(_alike, told=CharField())


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
    if not published.filter(Among("pk", scores)).exists():
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
