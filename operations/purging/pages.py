"""Sections and other pages, as far as the rest of the site shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from articles.querysets import readable_pages
from operations.purging.faces import Place, path_of


@dataclass(frozen=True)
class InMenus:
    """What menus, and links anywhere, show of a page."""

    title: str
    url_path: str
    live: bool
    show_in_menus: bool
    path: str  # in the tree, which orders the menus


def in_menus(pk: int | None) -> InMenus | None:
    """As the page stands in the database now; None for one that is not there."""
    columns = ("title", "url_path", "live", "show_in_menus", "path")
    row = Page.objects.filter(pk=pk).values_list(*columns).first() if pk else None
    return InMenus(*row) if row else None


def places_of(keys: Iterable[int]) -> list[Place]:
    """The public pages among these, with their addresses; at most two queries."""
    pages = readable_pages().filter(pk__in=list(keys))
    places = [Place(page.pk, path_of(page)) for page in pages]
    return [place for place in places if place.path]
