"""Which addresses may be kept, and which parameters each of them has. The one table.

A parameter that stands here is part of the key, if its value looks as it should. Any
other is dropped, so that `?utm_source=…` costs no rendering; only where a row says
`is_strict` it is the reader's business, and the request is answered by Django. What no
row knows is never kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

NOTHING: Mapping[str, str] = {}
PAGE = {"page": r"\d{1,4}"}
ANY = r"[^\0]{1,200}"
# As we write it. Django takes `007` for a 7, but nobody would purge that address.
NUMBER = r"(?:0|[1-9]\d*)"


@dataclass(frozen=True)
class Kind:
    """Addresses of one form. `is_kept` is False for what Django is always asked for."""

    form: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    is_kept: bool = True
    is_strict: bool = False


def _never(form: str) -> Kind:
    return Kind(form, is_kept=False)


def _strict(form: str, *names: str) -> Kind:
    return Kind(form, dict.fromkeys(names, ANY), is_strict=True)


# The first row whose form is that of the whole path holds.
KINDS = (
    # Staff, health, files (which have caching of their own), and what readers type.
    _never(r"/(admin|documents|static|media|cards|search|styleguide|reads)(/.*)?"),
    _never(r"/(healthz|readyz|metrics)"),
    # Pages of a thread are everybody's; all else below is one person's.
    Kind(rf"/comments/thread/{NUMBER}/.+"),
    _never(r"/comments(/.*)?"),
    # Answers that refuse a parameter they do not know.
    _strict(
        r"/api/v2/articles/",
        *("section", "author", "topic", "published_since", "published_before"),
        *("limit", "before"),
    ),
    _strict(r"/api/v2/(authors|topics)/", "limit", "after"),
    _strict(rf"/api/v2/(articles/{NUMBER}/|(authors|topics)/[^/]+/)?"),
    _never(r"/api(/.*)?"),
    # Feeds, site maps and other files for machines.
    Kind(r"(/[^/]+){0,2}/feed(/|\.atom|\.json)"),
    Kind(r"/[^/]+/[^/]+/ninjs\.json"),
    Kind(rf"/(news-sitemap|sitemap|sitemap-[a-z]+-{NUMBER})\.xml"),
    Kind(r"/(robots|trust|\.well-known/trust|\.well-known/security)\.txt"),
    # Lists of which there are further pages.
    Kind(r"/(authors|topics)/[^/]+/", PAGE),
    Kind(r"/corrections/", PAGE),
    Kind(r"/privacy/"),
    Kind(rf"/archive/({NUMBER}/{NUMBER}/({NUMBER}/)?)?"),
    _never(r"/archive(/.*)?"),
    # The front page, sections, stories, pages about the paper: the page tree. Only
    # sections have pages, but how deep they lie is not for this table to know.
    Kind(r"/"),
    Kind(r"(/[\w%~-]+){1,4}/?", PAGE),
)
THREAD = re.compile(r"/comments/thread/\d+/")

_FORMS = [(re.compile(kind.form), kind) for kind in KINDS]


def kind_of(path: str) -> Kind | None:
    """The row for a decoded path; None where it must not be kept."""
    for form, kind in _FORMS:
        if form.fullmatch(path):
            return kind if kind.is_kept else None
    return None


def unit_of(path: str) -> str:
    """What is dropped together with this path: itself, or all pages of its thread."""
    thread = THREAD.match(path)
    return thread.group() if thread else path
