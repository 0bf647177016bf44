"""A search from the words to the page of stories."""

from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator

from articles.models import ArticlePage
from finding.search.asked import NEWEST, Asked
from finding.search.candidates import LOOKED_THROUGH, candidates
from finding.search.facets import Facet, facets
from finding.search.hits import Hit, hits
from finding.search.narrowing import Narrowing, narrowing
from finding.search.promotions import Promoted, promoted
from finding.search.ranking import ranked
from finding.search.readable import readable
from finding.search.suggestions import Named, named_like, other_words
from finding.search.words import wanted

PER_PAGE = 10


@dataclass
class Found:
    """What the page shows. `stories` is a Paginator page of the keys of stories.

    `are_all` says that no other story has the words; `are_any` that none has all of
    them, and these have some.
    """

    asked: Asked
    stories: Page
    hits: list[Hit] = field(default_factory=list)
    are_all: bool = True
    are_any: bool = False
    facets: list[Facet] = field(default_factory=list)
    narrowing: list[Narrowing] = field(default_factory=list)
    promoted: list[Promoted] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    did_you_mean: Asked | None = None
    looked_through: int = LOOKED_THROUGH

    @property
    def by_relevance(self) -> Asked:
        return self.asked.but(order="")

    @property
    def by_date(self) -> Asked:
        return self.asked.but(order=NEWEST)

    @property
    def unnarrowed(self) -> Asked:
        return Asked(q=self.asked.q, order=self.asked.order)

    @property
    def previous(self) -> Asked | None:
        if not self.stories.has_previous():
            return None
        before = self.stories.previous_page_number()
        return self.asked.but(page=str(before) if before > 1 else "")

    @property
    def next(self) -> Asked | None:
        if not self.stories.has_next():
            return None
        return self.asked.but(page=str(self.stories.next_page_number()))


def find(asked: Asked) -> Found:
    """Search the published stories, in a number of queries that does not grow.

    Raises SearchIsAway where a server for search is set and does not answer.
    """
    words = wanted(asked.q)
    if not words:
        return Found(asked, _page([], asked))
    # Asked for once: who may read what is a query of its own.
    published = ArticlePage.objects.published()
    narrowed = narrowing(asked, published)
    looked = candidates(words, marks=[one.marks for one in narrowed])
    rows = readable(looked.scores, narrowed)
    is_any = not rows and not narrowed and len(words.all_words) > 1
    if is_any:
        looked = candidates(words, is_any=True)
        rows = readable(looked.scores)
    rows = ranked(rows, looked.scores, words.all_words, asked.order)
    page = _page([row.pk for row in rows], asked)
    is_first = page.number == 1
    return Found(
        asked,
        page,
        hits=hits(list(page.object_list), words),
        are_all=looked.are_all,
        are_any=is_any and bool(rows),
        facets=facets(asked, rows) if rows and not is_any else [],
        narrowing=narrowed,
        promoted=promoted(asked.q) if is_first else [],
        named=named_like(words, published) if is_first else [],
        did_you_mean=None if rows and not is_any else other_words(asked, published),
    )


def _page(keys: list[int], asked: Asked) -> Page:
    return Paginator(keys, PER_PAGE).get_page(asked.page)
