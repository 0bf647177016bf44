"""A paper that says what time it is, for what stands before the paper."""

import contextlib
import http.client
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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


@contextlib.contextmanager
def running_paper():
    """The server; the paths that it was asked for stand in `asked`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def places_of(server) -> dict[str, str]:
    """All names of `deploy/` for it."""
    here = f"127.0.0.1:{server.server_address[1]}"
    return dict.fromkeys(("web-a:8000", "web-b:8000", "varnish:80"), here)


def wait_for(port: int) -> None:
    for _ in range(200):
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port)),
        ):
            return
        time.sleep(0.05)
    raise RuntimeError("It did not start.")


def answer(port: int, path: str, **headers: str) -> tuple[int, dict, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    told = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return told
