"""Where the made-up replies stand: whom each answers, and its place in the thread."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from random import Random

from bench.corpus.plan import STORY_EVERY, Plan
from comments.models.comment import LEVELS, PATH_STEP

REMEMBERED = 8  # of each story's replies that can still be answered
ANSWERS = 0.5  # so many of the replies answer another one


@dataclass(frozen=True)
class Place:
    """Where one reply stands."""

    key: int
    parent: int | None
    path: str

    @property
    def depth(self) -> int:
        return len(self.path) // PATH_STEP - 1


@dataclass
class Threads:
    """All discussions while they grow."""

    plan: Plan
    random: Random
    live: list[int] = field(init=False)
    public: dict[int, deque] = field(init=False)

    def __post_init__(self):
        self.live = self.plan.live_numbers
        self.public = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def story_of(self, number: int) -> int:
        """The story that the reply of this number is about; mostly a new one."""
        if self._is_of_long_thread(number):
            return self.plan.with_long_thread
        age = self.plan.ends_at - self.plan.replied_at(number)
        newest = max(len(self.live) - int(age / STORY_EVERY) - 1, len(self.live) // 2)
        story = self.live[int(newest * (1 - self.random.random() ** 6))]
        # Nobody but those counted writes to the longest discussion.
        return self.live[0] if story == self.plan.with_long_thread else story

    def place(self, number: int, key: int, *, was_public: bool) -> tuple[int, Place]:
        """The story and the place of a reply; a public one can be answered later."""
        story = self.story_of(number)
        known = self.public[story]
        answered = None
        if known and self.random.random() < ANSWERS:
            answered = self.random.choice(known)
        stem = answered.path[: (LEVELS - 1) * PATH_STEP] if answered else ""
        place = Place(key, answered.key if answered else None, f"{stem}{key:012x}/")
        if was_public:
            known.append(place)
        return story, place

    def _is_of_long_thread(self, number: int) -> bool:
        """Evenly spread, so that exactly as many as planned go there."""
        thread, total = self.plan.size.long_thread, self.plan.size.comments
        return number * thread // total != (number - 1) * thread // total
