"""Applications that say what they are told to, in place of Django."""

import threading

import pytest

from tests.page_visitor import Visitor

HTML = ("Content-Type", "text/html; charset=utf-8")


class Saying:
    """Answers with `status`, `headers` and `body`; while `gate` is shut, it waits."""

    def __init__(self):
        self.status, self.headers, self.body = "200 OK", [HTML], b"first"
        self.notes = {}
        self.gate, self.began = threading.Event(), threading.Event()
        self.gate.set()

    def __call__(self, environ, start_response):
        environ.update(self.notes)
        status, headers, body = self.status, list(self.headers), self.body
        self.began.set()
        self.gate.wait(20)
        start_response(status, headers)
        return [body]


@pytest.fixture
def saying() -> Saying:
    return Saying()


@pytest.fixture
def visitor(pages_kept, saying) -> Visitor:
    """A visitor of that application, with the page cache in between."""
    return Visitor(saying)
