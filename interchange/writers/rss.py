"""RSS 2.0, with the full text in `content:encoded`. https://www.rssboard.org"""

from email.utils import format_datetime

from interchange.entry_html import entry_html
from interchange.public_story import Picture, PublicStory
from interchange.writers.feed import Feed, Format
from interchange.writers.xml import Element, add, document, root

CONTENT_TYPE = "application/rss+xml"
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def write(feed: Feed) -> bytes:
    """The feed as RSS; an item that was corrected says when in `atom:updated`."""
    rss = root("rss", NAMESPACES, version="2.0")
    channel = add(rss, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.url)
    add(channel, "description", feed.description or feed.title)
    add(channel, "language", feed.paper.language)
    add(channel, "lastBuildDate", format_datetime(feed.updated_at))
    kind = {"rel": "self", "type": CONTENT_TYPE}
    add(channel, "atom:link", href=feed.feed_url, **kind)
    for story in feed.stories:
        _add_item(channel, story, is_full=feed.is_full)
    return document(rss)


def _add_item(channel: Element, story: PublicStory, *, is_full: bool) -> None:
    item = add(channel, "item")
    add(item, "title", story.headline)
    add(item, "link", story.url)
    add(item, "guid", story.uri, isPermaLink="false")
    add(item, "pubDate", format_datetime(story.published_at))
    add(item, "atom:updated", story.updated_at.isoformat())
    for name in _creators(story):
        add(item, "dc:creator", name)
    for name in _categories(story):
        add(item, "category", name)
    content = entry_html(story, is_full=is_full)
    add(item, "description", story.summary if is_full else content)
    if is_full:
        add(item, "content:encoded", content)
    if story.picture:
        _add_picture(item, story.picture)


def _creators(story: PublicStory) -> list[str]:
    people = [person.name for person in story.reporters]
    return people or [agency.name for agency in story.agencies]


def _categories(story: PublicStory) -> list[str]:
    section = [story.section.name] if story.section else []
    return section + [topic.name for topic in story.topics]


def _add_picture(item: Element, picture: Picture) -> None:
    media = add(
        item,
        "media:content",
        url=picture.url,
        type=picture.content_type,
        medium="image",
        width=str(picture.width),
        height=str(picture.height),
    )
    if picture.credit:
        add(media, "media:credit", picture.credit)


FORMAT = Format("feed/", f"{CONTENT_TYPE}; charset=utf-8", write)
