"""Slow visitors wait at the door, so that the others are served meanwhile.

The server has threads for many requests. Django is asked by a few at a time, each with
its whole body at hand; who sends it slowly keeps one of some further threads, and once
those are taken nothing that has a body is accepted. Kept pages need none of this, so
there is always a thread for them.
"""

import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable

Application = Callable[[dict, Callable], Iterable[bytes]]

AT_ONCE = 4  # requests that Django works on
SENDING = 6  # requests whose bodies are still coming in
MOMENT = 0.1  # seconds that one more waits to send; quick ones are done by then
IN_MEMORY = 1024 * 1024  # bytes of a body; what is longer goes into a file
LONGEST = 512 * 1024 * 1024
CHUNK = 64 * 1024
RETRY_AFTER = "5"  # seconds


class Places:
    """So many at a time, and the others in the order in which they came.

    Python's own semaphores let whoever is awake go first. On a busy day that is who was
    just served, and a reader who waits is passed over again and again.
    """

    def __init__(self, number: int):
        self.free, self.waiting = number, deque[threading.Lock]()
        self.lock = threading.Lock()

    def __enter__(self) -> None:
        with self.lock:
            if self.free:
                self.free -= 1
                return
            turn = threading.Lock()
            turn.acquire()
            self.waiting.append(turn)
        turn.acquire()  # until who leaves opens it

    def __exit__(self, *_failure) -> None:
        with self.lock:
            if self.waiting:
                self.waiting.popleft().release()
            else:
                self.free += 1


def at_the_door(application: Application) -> Application:
    """The application, asked by `AT_ONCE` at a time, and only with whole bodies."""
    places = Places(AT_ONCE)
    sending = threading.BoundedSemaphore(SENDING)

    def ask(environ: dict, start_response: Callable) -> Iterable[bytes]:
        if length := _length(environ):
            if length > LONGEST:
                return _refused("413 Content Too Large", start_response)
            if not sending.acquire(timeout=MOMENT):
                return _refused("503 Service Unavailable", start_response)
            try:
                environ["wsgi.input"] = _whole_body(environ["wsgi.input"], length)
            finally:
                sending.release()
        with places:
            return application(environ, start_response)

    return ask


def _length(environ: dict) -> int:
    told = environ.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdecimal() else 0


def _whole_body(source, length: int) -> tempfile.SpooledTemporaryFile:
    """All of it, or as much as came before the visitor went."""
    body = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (who reads it closes it)
    while length > 0 and (chunk := source.read(min(CHUNK, length))):
        body.write(chunk)
        length -= len(chunk)
    body.seek(0)
    return body


def _refused(status: str, start_response: Callable) -> list[bytes]:
    start_response(
        status,
        [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", "0"),
            ("Retry-After", RETRY_AFTER),
            ("Cache-Control", "no-store"),
            ("Connection", "close"),
        ],
    )
    return [b""]
