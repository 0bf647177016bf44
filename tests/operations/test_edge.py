"""nginx as in `deploy/`: what it keeps, and for how long."""

import contextlib
import http.client
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.serving import free_port
from operations.scaled import nginx_command

pytestmark = pytest.mark.skipif(
    not shutil.which("nginx"), reason="nginx is not installed"
)
ON_ITS_WAY = 0.5  # seconds, on a busy machine
KEPT = "public, max-age=0, s-maxage=1, must-revalidate"


class Paper(BaseHTTPRequestHandler):
    """Says what time it is; how long that may be kept stands in the address."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        body = str(time.time()).encode()
        self.send_response(200)
        control = KEPT if self.path.startswith("/kept") else "private, no-store"
        self.send_header("Cache-Control", control)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_told):
        pass


@pytest.fixture
def paper():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def ask(paper):
    """What nginx answers at a path: status, headers and the time that it tells."""
    port = free_port()
    here = f"127.0.0.1:{paper.server_address[1]}"
    places = dict.fromkeys(("web-a:8000", "web-b:8000", "varnish:80"), here)
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)  # its worker is nobody
        command = nginx_command(places, port=port, folder=Path(name))
        nginx = subprocess.Popen(command)  # noqa: S603 (our own command)
        try:
            wait_for(port)
            yield partial(answer, port)
        finally:
            nginx.terminate()
            nginx.wait(10)


def wait_for(port: int) -> None:
    for _ in range(200):
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port)),
        ):
            return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start.")


def answer(port: int, path: str) -> tuple[int, dict, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    told = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return told


def test_what_it_keeps_ends_with_the_second(ask):
    """By the second that runs when it is asked, and not by how long an answer takes."""
    seen = set()
    ends = time.time() + 4
    while time.time() < ends:
        began = int(time.time())
        status, headers, body = ask("/kept")
        assert status == 200
        assert "X-Accel-Expires" not in headers
        # The answer may have been on its way when the second began.
        assert float(body) > began - ON_ITS_WAY
        seen.add(body)
    assert 4 <= len(seen) <= 6


def test_it_asks_once_for_all_readers_of_a_second(ask, paper):
    while time.time() % 1 > 0.5:
        time.sleep(0.05)
    answers = {ask("/kept")[2] for _ in range(20)}
    assert len(answers) == len(paper.asked)
    assert len(answers) <= 2


def test_it_keeps_nothing_that_is_private(ask, paper):
    answers = {ask("/own")[2] for _ in range(5)}
    assert len(answers) == len(paper.asked) == 5
