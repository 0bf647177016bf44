"""Where a page is, told from its path in the tree; and who is named with stories."""

from functools import lru_cache
from urllib.parse import quote

from django.urls import reverse
from wagtail.models import Site

from articles.once import once


@once
def site_root_paths() -> list:
    """Where the trees of the sites begin; Wagtail's own answer."""
    return Site.get_site_root_paths()


def address_of(url_path: str) -> str:
    """The address of a page: as Wagtail's `Page.url`, without looking at the page.

    From the root of the site where there is one site; empty for a page of none.
    """
    roots = site_root_paths()
    for root in roots:
        if url_path.startswith(root.root_path):
            rest = "/" + quote(url_path[len(root.root_path) :], safe="/")
            is_only = all(other.site_id == root.site_id for other in roots)
            return rest if is_only else root.root_url + rest
    return ""


@lru_cache(maxsize=8192)
def address_of_named(kind: str, slug: str) -> str:
    """The address of an author or a topic; kept, for each stands with many stories."""
    return reverse(kind, args=[slug])
