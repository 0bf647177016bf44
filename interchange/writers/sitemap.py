"""Site maps: the index, its parts, and the one for news. https://www.sitemaps.org"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.editions import Alternate
from interchange.writers.xml import add, document, root

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """An address and when what is there was last changed, where that is known."""

    url: str
    changed_at: datetime | None = None
    alternates: Sequence[Alternate] = ()  # the same page by language, itself among them


@dataclass(frozen=True, slots=True)
class NewsEntry:
    url: str
    headline: str
    published_at: datetime


def write_index(parts: Iterable[Entry]) -> bytes:
    """The index of all site maps."""
    top = root("sitemapindex", {"": SITEMAP})
    for part in parts:
        _add_entry(top, "sitemap", part)
    return document(top)


def write_part(pages: Iterable[Entry]) -> bytes:
    """One site map."""
    top = root("urlset", {"": SITEMAP, "xhtml": XHTML})
    for page in pages:
        _add_entry(top, "url", page)
    return document(top)


def write_news(stories: Iterable[NewsEntry], *, paper: str, language: str) -> bytes:
    """Google's site map of the news. `language` as in ISO 639."""
    top = root("urlset", {"": SITEMAP, "news": NEWS})
    for story in stories:
        entry = add(top, "url")
        add(entry, "loc", story.url)
        news = add(entry, "news:news")
        publication = add(news, "news:publication")
        add(publication, "news:name", paper)
        add(publication, "news:language", _code(language))
        add(news, "news:publication_date", _moment(story.published_at))
        add(news, "news:title", story.headline)
    return document(top)


def _add_entry(top, tag: str, entry: Entry) -> None:
    element = add(top, tag)
    add(element, "loc", entry.url)
    if entry.changed_at:
        add(element, "lastmod", _moment(entry.changed_at))
    for one in entry.alternates:
        told = {"rel": "alternate", "hreflang": one.language, "href": one.url}
        add(element, "xhtml:link", **told)


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _code(language: str) -> str:
    """The two or three letters that Google wants; Chinese alone keeps its region."""
    chinese = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
    return chinese.get(language.lower(), language.lower().partition("-")[0])
