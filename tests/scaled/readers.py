"""Readers who read and write without a pause while something happens to the house."""

import os
import threading
from collections import Counter
from uuid import uuid4

import psycopg

from bench.load import Readers, Reply
from tests.scaled.house import House, until

READERS = 4
REPLIES = 60


class Reading(threading.Thread):
    """One reader, who asks for one address after the other until told to stop."""

    def __init__(self, house: House, paths: list[str]):
        super().__init__(daemon=True)
        self.house, self.paths = house, paths
        self.stopped = threading.Event()
        self.seen: Counter = Counter()

    def run(self):
        number = 0
        while not self.stopped.is_set():
            self.seen[self._look_at(self.paths[number % len(self.paths)])] += 1
            number += 1

    def _look_at(self, path: str) -> str:
        """The status; a 503 only counts as one if it says when to come again."""
        try:
            response = self.house.get(path)
        except OSError as error:
            return type(error).__name__
        if response.status_code == 503 and not response.headers.get("Retry-After"):
            return "503 without Retry-After"
        return str(response.status_code)


class Load:
    """Readers and writers at once: `with Load(house, paths, article) as load: …`."""

    def __init__(self, house: House, paths: list[str], article: int):
        mark = f"fault{uuid4().hex[:10]}"
        self.replies = [Reply(n, article, mark) for n in range(REPLIES)]
        self.mark = mark
        self.reading = [Reading(house, paths) for _ in range(READERS)]
        self.writers = Readers(house, 4)  # type: ignore[arg-type]
        self.writing = threading.Thread(
            target=self.writers.post_all, args=[self.replies], daemon=True
        )

    def __enter__(self) -> "Load":
        for thread in (*self.reading, self.writing):
            thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.writing.join()
        for thread in self.reading:
            thread.stopped.set()
        for thread in self.reading:
            thread.join()

    @property
    def seen(self) -> Counter:
        """How often readers got each answer."""
        # Copied in one step, for the readers go on counting.
        return sum((Counter(dict(one.seen)) for one in self.reading), Counter())

    def wait_for_answers(self, number: int) -> None:
        """Until readers got so many more than they have now."""
        enough = self.seen.total() + number
        until(lambda: self.seen.total() > enough)

    def wrong_replies(self) -> list[str]:
        """What was acknowledged and is not stored exactly once; who was not heard."""
        known = self.writers.outcome.receipts
        stored = Counter(_bodies(self.mark))
        wrong = [f"lost: {r.number}" for r in self.replies if not stored[r.body]]
        wrong += [f"twice: {body}" for body, times in stored.items() if times > 1]
        unheard = [r.number for r in self.replies if r.number not in known]
        return wrong + [f"never acknowledged: {number}" for number in unheard]


def _bodies(mark: str) -> list[str]:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        rows = connection.execute(
            "SELECT body FROM comments_comment WHERE body LIKE %s", [f"{mark} %"]
        )
        return [body for (body,) in rows]
