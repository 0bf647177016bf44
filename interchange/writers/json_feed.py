"""JSON Feed 1.1. https://www.jsonfeed.org/version/1.1/"""

import json

from interchange.entry_html import entry_html
from interchange.public_story import PublicStory
from interchange.writers.feed import Feed, Format

CONTENT_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> bytes:
    """The feed as JSON; `_newsroom` has the corrections by themselves as well."""
    told = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.feed_url,
        "description": feed.description,
        "icon": feed.paper.logo,
        "language": feed.paper.language,
        "authors": [{"name": feed.paper.name, "url": feed.paper.root + "/"}],
        "items": [_item(story, is_full=feed.is_full) for story in feed.stories],
    }
    kept = {name: value for name, value in told.items() if value or name == "items"}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()


def _item(story: PublicStory, *, is_full: bool) -> dict:
    item = {
        "id": story.uri,
        "url": story.url,
        "title": story.headline,
        "summary": story.summary,
        "content_html": entry_html(story, is_full=is_full),
        "date_published": story.published_at.isoformat(),
        "date_modified": story.updated_at.isoformat(),
        "authors": _authors(story),
        "tags": _tags(story),
        "image": story.picture.url if story.picture else "",
        "_newsroom": _corrections(story),
    }
    return {name: value for name, value in item.items() if value or name in NEEDED}


NEEDED = {"id", "content_html"}


def _authors(story: PublicStory) -> list[dict]:
    people = [{"name": one.name, "url": one.url} for one in story.reporters]
    agencies = [{"name": agency.name} for agency in story.agencies]
    return people or agencies


def _tags(story: PublicStory) -> list[str]:
    section = [story.section.name] if story.section else []
    return section + [topic.name for topic in story.topics]


def _corrections(story: PublicStory) -> dict:
    rows = [
        {"kind": one.kind, "text": one.text, "made_at": one.made_at.isoformat()}
        for one in story.corrections
    ]
    return {"corrections": rows} if rows else {}


FORMAT = Format("feed.json", f"{CONTENT_TYPE}; charset=utf-8", write)
