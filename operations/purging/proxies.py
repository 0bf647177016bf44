"""A cache that is purged over HTTP: Varnish, nginx with its purge module, a CDN's edge.

One request with the method PURGE for each address. It is meant for that path with every
query string, a path that ends in `*` for all that begin so.
"""

from collections.abc import Iterable
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

from wagtail.contrib.frontend_cache.backends import BaseBackend

SECONDS = 3  # of patience for each answer


class NotPurged(Exception):
    """The cache answered, and refused. `str()` is the status."""


class ProxyBackend(BaseBackend):
    """Unlike Wagtail's own: with a time limit, one connection, and failures are raised."""

    def __init__(self, params):
        super().__init__(params)
        self.location: SplitResult = urlsplit(params["LOCATION"])

    def purge(self, url: str) -> None:
        """Purge one address. Raises OSError, HTTPException or NotPurged."""
        self.purge_batch([url])

    def purge_batch(self, urls: Iterable[str]) -> None:
        """Purge addresses over one connection; the first failure ends it."""
        connection = self._connection()
        try:
            for url in urls:
                self._purge(connection, urlsplit(url))
        finally:
            connection.close()

    @staticmethod
    def _purge(connection: HTTPConnection, url: SplitResult) -> None:
        if not url.path.startswith("/"):
            return
        connection.request("PURGE", url.path, headers={"Host": url.netloc})
        answer = connection.getresponse()
        answer.read()
        # 404: there was nothing; nginx and Squid say so.
        if answer.status != 404 and answer.status >= 300:
            raise NotPurged(str(answer.status))

    def _connection(self) -> HTTPConnection:
        secure = self.location.scheme == "https"
        kind = HTTPSConnection if secure else HTTPConnection
        return kind(self.location.netloc, timeout=SECONDS)
