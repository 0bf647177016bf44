"""Atom, RFC 4287."""

from interchange.entry_html import entry_html
from interchange.public_story import PublicStory
from interchange.writers.feed import Feed, Format
from interchange.writers.xml import Element, add, document, root

CONTENT_TYPE = "application/atom+xml"
NAMESPACES = {"": "http://www.w3.org/2005/Atom"}


def write(feed: Feed) -> bytes:
    """The feed as Atom; `updated` moves when the facts or the corrections do."""
    top = root("feed", NAMESPACES, **{"xml:lang": feed.paper.language})
    add(top, "id", feed.feed_url)
    add(top, "title", feed.title)
    if feed.description:
        add(top, "subtitle", feed.description)
    add(top, "updated", feed.updated_at.isoformat())
    add(top, "link", rel="self", type=CONTENT_TYPE, href=feed.feed_url)
    add(top, "link", rel="alternate", type="text/html", href=feed.url)
    add(top, "icon", feed.paper.logo)
    _add_author(top, feed.paper.name, feed.paper.root + "/")
    for story in feed.stories:
        _add_entry(top, story, is_full=feed.is_full)
    return document(top)


def _add_entry(top: Element, story: PublicStory, *, is_full: bool) -> None:
    entry = add(top, "entry")
    add(entry, "id", story.uri)
    add(entry, "title", story.headline)
    add(entry, "link", rel="alternate", type="text/html", href=story.url)
    add(entry, "published", story.published_at.isoformat())
    add(entry, "updated", story.updated_at.isoformat())
    for person in story.reporters:
        _add_author(entry, person.name, person.url)
    if not story.reporters:
        for agency in story.agencies:
            _add_author(entry, agency.name, agency.url)
    if story.section:
        add(entry, "category", term=story.section.slug, label=story.section.name)
    for topic in story.topics:
        add(entry, "category", term=topic.slug, label=topic.name)
    if story.summary:
        add(entry, "summary", story.summary)
    add(entry, "content", entry_html(story, is_full=is_full), type="html")


def _add_author(parent: Element, name: str, url: str) -> None:
    author = add(parent, "author")
    add(author, "name", name)
    if url:
        add(author, "uri", url)


FORMAT = Format("feed.atom", f"{CONTENT_TYPE}; charset=utf-8", write)
