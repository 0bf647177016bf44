"""Have Django make a page, from nothing but what names it."""

import io
from collections.abc import Callable, Iterable
from time import time_ns
from typing import Any

from django.conf import settings

from operations.page_cache.asking import Asked
from operations.page_cache.keeping import (
    SECOND,
    Rendered,
    fresh_until,
    is_keepable,
    kept_headers,
)
from operations.page_cache.pages import Page

Application = Callable[[dict, Callable], Iterable[bytes]]
# Of the server, not of the request.
TAKEN_OVER = ("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "SCRIPT_NAME")


def render(application: Application, asked: Asked, environ: dict) -> Rendered:
    """What Django answers. No cookie, no other header and no other parameter gets in."""
    ours = _environ(asked, environ)
    told: dict[str, Any] = {}

    def start_response(status, headers, exc_info=None):
        told.update(status=int(status.split(" ", 1)[0]), headers=headers)

    chunks = application(ours, start_response)
    try:
        body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    return Rendered(body=body, notes=ours, **told)


def page_of(rendered: Rendered, as_of: int) -> Page | None:
    """The page as it is kept; None where it may not be."""
    if not is_keepable(rendered):
        return None
    now = time_ns()
    ends = fresh_until(rendered, now)
    return Page(
        status=rendered.status,
        headers=kept_headers(rendered, max(ends - now, 0) // SECOND),
        body=rendered.body,
        as_of=as_of,
        made_at=now,
        fresh_until=ends,
    )


def _environ(asked: Asked, environ: dict) -> dict:
    taken = {name: environ[name] for name in TAKEN_OVER if name in environ}
    server = {name: part for name, part in environ.items() if name.startswith("wsgi.")}
    header = settings.SECURE_PROXY_SSL_HEADER
    if header and asked.scheme == "https":
        taken[header[0]] = header[1]
    return (
        server
        | taken
        | {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": asked.path,
            "QUERY_STRING": asked.query,
            "HTTP_HOST": asked.host,
            "REMOTE_ADDR": "",
            "CONTENT_LENGTH": "0",
            "wsgi.input": io.BytesIO(),
        }
    )
