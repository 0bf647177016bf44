"""How large the made-up paper is, and which of its stories is what."""

from dataclasses import dataclass
from datetime import datetime, timedelta

STORY_EVERY = timedelta(minutes=20)
REPLY_EVERY = timedelta(seconds=30)
DRAFT_EVERY = 50  # each fiftieth story was never published
EXPIRING_EVERY = 1000
SECTIONS = 8
BLOCKS = 6
LONG_THREAD_AT, LONG_BODY_AT = 3, 5  # counted from the newest story
LONG_BODY = 200  # blocks of the one long story


@dataclass(frozen=True)
class Size:
    """How many of what. `thread` is how many replies the longest discussion has."""

    stories: int = 1000
    comments: int = 10_000
    pending: int = 1000
    thread: int = 0
    versions: int = 2000  # so many of the newest stories have a revision

    def __post_init__(self):
        if self.stories < DRAFT_EVERY:
            raise ValueError(f"At least {DRAFT_EVERY} stories.")
        if self.pending * 2 > self.comments:
            raise ValueError("At most half of the comments can be pending.")

    @property
    def long_thread(self) -> int:
        """As many as told, else a tenth of all, and never more than 10,000."""
        return self.thread or min(10_000, self.comments // 10)


@dataclass(frozen=True)
class Plan:
    """The stories by number, the oldest being 0; times count back from `ends_at`."""

    size: Size
    ends_at: datetime
    first_key: int = 0

    def key(self, number: int) -> int:
        return self.first_key + number

    def moment(self, number: int) -> datetime:
        return self.ends_at - STORY_EVERY * (self.size.stories - number)

    def is_live(self, number: int) -> bool:
        return number % DRAFT_EVERY != DRAFT_EVERY - 8

    def expires_at(self, number: int) -> datetime | None:
        if number % EXPIRING_EVERY == 3:
            return self.ends_at + timedelta(days=365)
        return None

    @property
    def live_numbers(self) -> list[int]:
        return [n for n in range(self.size.stories) if self.is_live(n)]

    @property
    def with_long_thread(self) -> int:
        """The number of the story with the longest discussion; among the newest."""
        return self.size.stories - LONG_THREAD_AT

    @property
    def with_long_body(self) -> int:
        """The number of the story with 200 blocks; a live one among the newest."""
        return self.size.stories - LONG_BODY_AT

    def blocks(self, number: int) -> int:
        return LONG_BODY if number == self.with_long_body else BLOCKS

    def replied_at(self, number: int) -> datetime:
        """When the reply of this number, from 1, was sent."""
        return self.ends_at - REPLY_EVERY * (self.size.comments - number)
