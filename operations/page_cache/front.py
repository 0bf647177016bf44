"""The page cache as a WSGI callable: what it knows it answers, all else Django does."""

import logging
import time
from collections.abc import Callable
from time import time_ns

from django.conf import settings

from operations.page_cache.asking import Asked, asked_for
from operations.page_cache.conditions import conditional
from operations.page_cache.drops import ALL, TRUSTED_UNTIL, slot_of
from operations.page_cache.flights import Flight, Flights
from operations.page_cache.keeping import SECOND, Rendered
from operations.page_cache.memory import Memory
from operations.page_cache.pages import Answer, answer_of, status_line
from operations.page_cache.rendering import Application, page_of, render
from operations.page_cache.shelf import MEGABYTE, Shelf, shelf

logger = logging.getLogger("newsroom.pages")

# Without any of these a GET is answered as it stands.
SPECIAL = (
    *("HTTP_COOKIE", "HTTP_AUTHORIZATION"),
    *("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"),
)
PATIENCE = 10  # seconds that a request waits for another one's rendering
PAUSE = 0.01  # between two looks at what another process does
STALE_FOR = 3600 * SECOND  # after its time, a page is better than an error


def in_front_of(application: Application) -> Application:
    """The application with the page cache in front of it, if the settings want one."""
    if not settings.NEWSROOM_PAGE_CACHE:
        return application
    try:
        kept = shelf()
    except OSError as error:
        logger.warning("No page is kept, for the folder cannot be used: %s", error)
        return application
    kept.listen()
    return hits_first(Front(application, kept))


def hits_first(front: "Front") -> Application:
    """A function that answers hits by one look-up; every line of it counts."""
    answers, values = front.memory.answers, front.shelf.drops.values
    know = answers.get
    proxy = settings.SECURE_PROXY_SSL_HEADER
    forwarded = proxy[0] if proxy else "newsroom.none"

    def answer(environ: dict, start_response: Callable):
        get = environ.get
        raw = (
            environ["wsgi.url_scheme"],
            get("HTTP_HOST"),
            get("PATH_INFO"),
            get("QUERY_STRING"),
            get("HTTP_ACCEPT_ENCODING"),
            get(forwarded),
        )
        found = know(raw)
        if (
            found is not None
            and environ["REQUEST_METHOD"] == "GET"
            and environ.keys().isdisjoint(SPECIAL)
            and values[found.slot] <= found.as_of >= values[ALL]
            and values[TRUSTED_UNTIL] > (now := time_ns())
            and found.fresh_until > now
        ):
            start_response(found.status_line, found.headers)
            return found.chunks
        return front.answer(raw, environ, start_response)

    return answer


class Front:
    """All that is not the plainest hit."""

    def __init__(self, application: Application, kept: Shelf):
        self.application, self.shelf = application, kept
        megabytes = settings.NEWSROOM_PAGE_CACHE_MEMORY_MEGABYTES
        self.memory = Memory(megabytes * MEGABYTE)
        folder = settings.NEWSROOM_PAGE_CACHE_FOLDER
        self.flights = Flights(folder / "flights")

    def answer(self, raw: tuple, environ: dict, start_response: Callable):
        """A kept page, one rendered now, or whatever Django says."""
        asked = asked_for(environ)
        found = self._find(raw, asked, environ) if asked else None
        # Parameters that were dropped may mean something to a redirect.
        if asked is None or found is None or (asked.has_more and found.status != 200):
            return self.application(environ, start_response)
        if isinstance(found, Rendered):
            start_response(status_line(found.status), found.headers)
            return [b"" if environ["REQUEST_METHOD"] == "HEAD" else found.body]
        line, headers, chunks = conditional(found, environ)
        start_response(line, headers)
        return chunks

    def _find(self, raw: tuple, asked: Asked, environ: dict):
        known = self.memory.answers.get(raw)
        if known is not None and self.shelf.is_usable(known):
            return known
        self.memory.forget(raw)
        found = self._obtain(asked, environ)
        if isinstance(found, Answer):
            self.memory.remember(raw, found)
        return found

    def _obtain(self, asked: Asked, environ: dict) -> Answer | Rendered | None:
        """From the store, or rendered by one of those who ask for it at this moment."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            kept = self._kept(asked)
            if kept and self.shelf.is_usable(kept):
                return kept
            with self.flights.join(asked.variant) as (flight, leads):
                if leads:
                    return self._lead(flight, asked, environ, kept, ends)
                if kept:
                    return kept  # its time is over, and it is being made anew
                flight.done.wait(ends - time.monotonic())
            if flight.page is None:
                return None
            found = answer_of(flight.page, asked.encoding, slot_of(asked.unit))
            if self.shelf.is_usable(found):
                return found
        return None

    def _kept(self, asked: Asked) -> Answer | None:
        return self.shelf.find(asked.unit, asked.variant, asked.encoding)

    def _lead(self, flight: Flight, asked: Asked, environ, stale, ends):
        while time.monotonic() < ends:
            with self.flights.alone(asked.variant) as is_alone:
                if is_alone:
                    return self._render(flight, asked, environ, stale)
            if stale:
                return stale
            time.sleep(PAUSE)
        return None

    def _render(self, flight: Flight, asked: Asked, environ, stale):
        found = self._kept(asked)  # another process may have been quicker
        if found and self.shelf.is_usable(found):
            flight.page = found.page()
            return found
        as_of = self.shelf.drops.now()
        rendered = render(self.application, asked, environ)
        if rendered.status >= 500 and stale and _is_better_than_an_error(stale):
            return stale
        flight.page = page_of(rendered, as_of)
        if flight.page is None:
            return rendered
        return self.shelf.keep(flight.page, asked.unit, asked.variant, asked.encoding)


def _is_better_than_an_error(stale: Answer) -> bool:
    return stale.fresh_until + STALE_FOR > time_ns()
