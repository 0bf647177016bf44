"""What the editors want to stand above all that a search finds."""

from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

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
    words = normalise_query_string(query)
    picks = list(SearchPromotion.objects.filter(query__query_string=words)[:5])
    if not picks:
        return []
    pages = readable_pages().in_bulk([pick.page_id for pick in picks if pick.page_id])
    found = [_told(pick, pages.get(pick.page_id)) for pick in picks]
    return [one for one in found if one]


def _told(pick: SearchPromotion, page) -> Promoted | None:
    if page is not None:
        return Promoted(page.title, page.url or "", pick.description, page.pk)
    if pick.page_id or not pick.external_link_url:
        return None
    title = pick.external_link_text or pick.external_link_url
    return Promoted(title, pick.external_link_url, pick.description)
