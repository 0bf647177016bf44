"""What a request asks for, brought to one form; and whether it may be answered from store.

Nothing of a request but what stands in `Asked` reaches the page that is kept.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.http.request import validate_host

from operations.page_cache.addresses import Kind, kind_of, unit_of
from operations.page_cache.encodings import preferred

SAFE = ("GET", "HEAD")
HOST = re.compile(r"([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?")
LONGEST = 2000  # characters of a path or query


@dataclass(frozen=True)
class Asked:
    """One representation of one page."""

    scheme: str
    host: str
    path: str  # as WSGI has it: the bytes as Latin-1
    query: str
    encoding: str
    has_more: bool  # parameters that the page does not have were dropped

    @property
    def unit(self) -> str:
        return unit_of(self.path)

    @property
    def variant(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}?{self.query}"


def asked_for(environ: dict) -> Asked | None:
    """What is asked for; None where only Django may answer."""
    if environ["REQUEST_METHOD"] not in SAFE or is_personal(environ):
        return None
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    host = _host(environ.get("HTTP_HOST", ""), environ.get("SERVER_PORT", ""))
    if not host or len(path) > LONGEST or len(query) > LONGEST:
        return None
    kind = kind_of(_decoded(path))
    known = _known(query, kind) if kind else None
    if known is None:
        return None
    return Asked(
        scheme=scheme_of(environ),
        host=host,
        path=path,
        query=known[0],
        encoding=preferred(environ.get("HTTP_ACCEPT_ENCODING", "")),
        has_more=known[1],
    )


def is_personal(environ: dict) -> bool:
    """Whether it comes from somebody who is known: a session or an authorisation."""
    if "HTTP_AUTHORIZATION" in environ:
        return True
    return settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")


def scheme_of(environ: dict) -> str:
    """`http` or `https`; a header is believed only where a proxy of ours stands."""
    header = settings.SECURE_PROXY_SSL_HEADER
    if header and (told := environ.get(header[0])):
        return "https" if told.split(",", 1)[0].strip() == header[1] else "http"
    return environ["wsgi.url_scheme"]


@lru_cache(64)
def _host(typed: str, server_port: str) -> str:
    """The host and port in one form; empty where it is not an address of ours."""
    found = HOST.fullmatch(typed.lower())
    if not found or not validate_host(found[1], _allowed()):
        return ""
    ours = urlsplit(settings.BASE_URL).port
    if found[2] and found[2] not in (str(ours), server_port, "80", "443"):
        return ""
    return found[0]


def _allowed() -> list[str]:
    return settings.ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]


def _known(query: str, kind: Kind) -> tuple[str, bool] | None:
    """The query as the page knows it, and whether anything of it was dropped.

    None where only Django can say what it means.
    """
    if not query:
        return "", False
    pairs = parse_qsl(query, keep_blank_values=True)
    known = [(name, value) for name, value in pairs if name in kind.parameters]
    is_odd = any(not re.fullmatch(kind.parameters[n], v) for n, v in known)
    has_more = len(known) < len(pairs) or not pairs
    if is_odd or (has_more and kind.is_strict):
        return None
    return urlencode(sorted(known)), has_more


def _decoded(path: str) -> str:
    return path.encode("latin-1").decode("utf-8", "replace")
