"""Ready answers in the memory of one process, by what a browser sends, with a bound."""

import threading

from operations.page_cache.pages import Answer


class Memory:
    """`answers` is read directly. The oldest go where it gets too much.

    An answer counts each time it is remembered, so that many ways of asking for one
    page do not keep more in memory than they are counted for.
    """

    def __init__(self, most_bytes: int):
        self.answers: dict[tuple, Answer] = {}
        self.most_bytes, self._bytes = most_bytes, 0
        self._lock = threading.Lock()

    def remember(self, asked: tuple, answer: Answer) -> None:
        with self._lock:
            self._forget(asked)
            self.answers[asked] = answer
            self._bytes += answer.size
            while self._bytes > self.most_bytes:
                self._forget(next(iter(self.answers)))

    def forget(self, asked: tuple) -> None:
        with self._lock:
            self._forget(asked)

    def _forget(self, asked: tuple) -> None:
        if old := self.answers.pop(asked, None):
            self._bytes -= old.size
