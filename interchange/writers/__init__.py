"""The writers: one file a format, each made of the one description of a public story.

A new format of feeds is one file with a `FORMAT`, and its line in FEEDS.
"""

from interchange.writers import atom, json_feed, rss
from interchange.writers.feed import Feed, Format

FEEDS: dict[str, Format] = {
    "rss": rss.FORMAT,
    "atom": atom.FORMAT,
    "json": json_feed.FORMAT,
}

__all__ = ["FEEDS", "Feed", "Format"]
