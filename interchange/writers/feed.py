"""What the writers of feeds are given, and what a format of feeds has to say of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from interchange.public_story import Paper, PublicStory


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of stories to be told as a feed: of the paper, or of a part of it.

    `url` is where people read the list, `feed_url` where machines do.
    """

    title: str
    description: str
    url: str
    feed_url: str
    paper: Paper
    updated_at: datetime
    stories: tuple[PublicStory, ...]

    @property
    def is_full(self) -> bool:
        return self.paper.feeds_hold_full_text


@dataclass(frozen=True, slots=True)
class Format:
    """A format of feeds: below which address, as which media type, and how."""

    suffix: str
    content_type: str
    write: Callable[[Feed], bytes]
