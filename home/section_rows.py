"""The newest stories of each section, for the rows of the front page."""

from collections.abc import Collection
from functools import cache

from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    OuterRef,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Concat

from articles.models import ArticlePage, ListedStory, SectionPage
from articles.prepared import Prepared

NOBODY = -1  # no page has that key


def newest_of_each(
    sections: Collection[int], *, places: int, taken: Collection[int]
) -> list[int]:
    """The keys of the newest public stories of each section, so many of each.

    Without those that are taken; one query.
    """
    if not sections:
        return []
    asked = {"sections": list(sections), "taken": list(taken) or [NOBODY]}
    return [key for row in _rows(places).ask(**asked) for key in row if key]


@cache
def _rows(places: int) -> Prepared:
    key = BigIntegerField()
    make = lambda **asked: _newest(places, **asked)  # noqa: E731
    return Prepared(make, sections=key, taken=key)


def _newest(places: int, sections, taken):
    """By an index for each place: a window over all stories would number all of them.

    Out of the section's list, in which no draft stands, however many are the newest.
    """
    name = Concat(Value("section-"), Cast(OuterRef("pk"), CharField()))
    public = ArticlePage.objects.published_by_sql().filter(pk=OuterRef("article_id"))
    listed = ListedStory.objects.filter(Exists(public), in_list=name)
    newest = listed.exclude(article__id__in=taken).newest_first().values("article_id")
    row = {f"place_{n}": Subquery(newest[n : n + 1]) for n in range(places)}
    found = SectionPage.objects.filter(id__in=sections).order_by()
    return found.annotate(**row).values_list(*row)
