"""A visitor who asks through WSGI, as the server does: the page cache is in between."""

import gzip
import io
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

import brotli
from django.core.handlers.wsgi import WSGIHandler

from operations.page_cache.front import in_front_of

CODINGS = {"br": brotli.decompress, "gzip": gzip.decompress}


@dataclass(frozen=True)
class Answered:
    """What came back: the bytes as they went over the wire, and `text` as they are read."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> bytes:
        decode = CODINGS.get(self.headers.get("Content-Encoding", ""), bytes)
        return decode(self.body)

    @property
    def text(self) -> str:
        return self.content.decode()


class Visitor:
    """`get("/water/?page=2", accept_encoding="br")`: headers by their names in lower case.

    `rendered` names what the application behind the cache was asked for.
    """

    def __init__(self, application):
        self.rendered: list[str] = []
        self.application = in_front_of(self._noting(application))

    @classmethod
    def of_paper(cls) -> "Visitor":
        """Of the paper itself, as `newsroom.wsgi` has it."""
        return cls(WSGIHandler())

    def _noting(self, application):
        def noted(environ, start_response):
            query = environ["QUERY_STRING"]
            self.rendered.append(environ["PATH_INFO"] + (f"?{query}" if query else ""))
            return application(environ, start_response)

        return noted

    def get(self, address: str, *, method="GET", scheme="http", **headers) -> Answered:
        told = {}

        def start_response(status, sent, exc_info=None):
            told.update(status=int(status.split()[0]), headers=dict(sent))

        environ = self.environ(address, method, scheme, headers)
        chunks = self.application(environ, start_response)
        body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        return Answered(body=body, **told)

    @staticmethod
    def environ(address: str, method: str, scheme: str, headers: dict) -> dict:
        path, _mark, query = address.partition("?")
        named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        return {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "203.0.113.9",
            "HTTP_HOST": "testserver",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            **named,
        }
