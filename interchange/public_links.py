"""Links in stored rich text, as full addresses; to what readers may read only."""

import re
from functools import partial

from django.utils.html import escape
from wagtail.documents import get_document_model
from wagtail.rich_text.rewriters import LinkRewriter

from articles.querysets import readable_pages

# A link that somebody typed from the root of this site.
FROM_THE_ROOT = re.compile(r'(<a\b[^>]*\bhref=")/(?!/)')


def expand_links(html: str, root: str) -> str:
    """Every stored link as HTML, in two queries at most.

    A link to a page that readers may not read keeps its words and loses its address,
    which would tell of the page.
    """
    rules = {"page": partial(_to_pages, root), "document": partial(_to_files, root)}
    return FROM_THE_ROOT.sub(rf"\1{root}/", LinkRewriter(bulk_rules=rules)(html))


def _to_pages(root: str, links: list[dict]) -> list[str]:
    pages = readable_pages().in_bulk(_keys(links))
    return [_link(_address(pages.get(_key(link)))) for link in links]


def _to_files(root: str, links: list[dict]) -> list[str]:
    files = get_document_model().objects.in_bulk(_keys(links))
    found = (files.get(_key(link)) for link in links)
    return [_link(_full(root, file.url) if file else "") for file in found]


def _address(page) -> str:
    return (page.full_url or "") if page else ""


def _full(root: str, url: str) -> str:
    return root + url if url.startswith("/") else url


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">' if address else "<a>"


def _key(link: dict) -> int | None:
    number = link.get("id", "")
    return int(number) if number.isdecimal() and len(number) < 19 else None


def _keys(links: list[dict]) -> list[int]:
    return [key for key in map(_key, links) if key is not None]
