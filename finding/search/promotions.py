"""What the editors want to stand above all that a search finds."""

from dataclasses import dataclass

from django.db.models import CharField
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from articles.prepared import Prepared, in_order, loaded
from articles.querysets import readable_pages


@dataclass(frozen=True)
class Promoted:
    """A page of ours, or an address elsewhere, with what the editors say of it."""

    title: str
    url: str
    description: str
    page_id: int | None = None


def promoted(query: str) -> list[Promoted]:
    """The picks for exactly these words, in the editors' order; public pages only.

    Wagtail's own tag writes a row for every search; here nothing is written.
    """
    rows = PICKS.ask(words=normalise_query_string(query))
    if not rows:
        return []
    picks = [loaded(SearchPromotion, COLUMNS, row) for row in rows]
    pages = readable_pages().in_bulk([pick.page_id for pick in picks if pick.page_id])
    found = [_told(pick, pages.get(pick.page_id)) for pick in picks]
    return [one for one in found if one]


def _picks(words):
    picks = SearchPromotion.objects.filter(query__query_string=words)
    return picks.values_list(*COLUMNS)[:5]


COLUMNS = in_order(SearchPromotion)
PICKS = Prepared(_picks, words=CharField())


def _told(pick: SearchPromotion, page) -> Promoted | None:
    if page is not None:
        return Promoted(page.title, page.url or "", pick.description, page.pk)
    if pick.page_id or not pick.external_link_url:
        return None
    title = pick.external_link_text or pick.external_link_url
    return Promoted(title, pick.external_link_url, pick.description)
