"""A cache across the network is asked with PURGE, and says whether it did."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from operations.purging.proxies import NotPurged, ProxyBackend

URLS = ["http://news.example/water/", "http://news.example/comments/thread/3/*"]


class Proxy(BaseHTTPRequestHandler):
    """Notes what it is asked to forget; `status` is its answer."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str]] = []
    status = 200

    def do_PURGE(self):
        self.asked.append((self.headers["Host"], self.path))
        self.send_response(self.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def proxy():
    server = HTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Proxy.asked, Proxy.status = [], 200
    yield ProxyBackend({"LOCATION": f"http://127.0.0.1:{server.server_port}"})
    server.shutdown()
    server.server_close()


def test_each_address_is_purged_under_the_name_of_the_site(proxy):
    proxy.purge_batch(URLS)
    assert Proxy.asked == [
        ("news.example", "/water/"),
        ("news.example", "/comments/thread/3/*"),
    ]


def test_what_the_cache_did_not_have_is_no_failure(proxy):
    Proxy.status = 404
    proxy.purge(URLS[0])


def test_a_refusal_is_a_failure(proxy):
    Proxy.status = 403
    with pytest.raises(NotPurged, match="403"):
        proxy.purge_batch(URLS)
    assert len(Proxy.asked) == 1  # the others would be refused as well


def test_a_cache_that_is_not_there_is_a_failure(proxy):
    nobody = ProxyBackend({"LOCATION": "http://127.0.0.1:9"})
    with pytest.raises(OSError, match="refused"):
        nobody.purge_batch(URLS)
