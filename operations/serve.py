"""`python -m operations.serve`: the web server with the worker and clock beside it.

With `--web-only` neither of them: larger houses run them apart.

One process group for a paper on one machine. A part that dies is started again; a
signal to stop ends all of them. It loads no Django itself, so it is small.
"""

import http.client
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import environ

STOPPING_TIME = 15  # seconds that a part has to finish what it is doing
FIRST_ALONE = 10  # seconds at most that the worker and clock wait for the pages
PAUSE_AFTER_DEATH = 2  # seconds; keeps a part that cannot start from spinning


# See docs/decisions/0010-application-server.md for what was measured.
CONNECTIONS = 4096  # a connection counts for as long as it is open
THREADS = 12  # of which Django gets a few, see `operations.slow_visitors`
HEADERS_WITHIN = 5000  # milliseconds; also how long a connection may do nothing
RESPAWN_AFTER = 0.5  # seconds


def web_command(port: str) -> list[str]:
    """Granian with one worker: pages are Python's work, and that is one core's."""
    options = ["--interface", "wsgi", "--no-ws", "--blocking-threads", str(THREADS)]
    options += ["--backlog", str(CONNECTIONS), "--backpressure", str(CONNECTIONS)]
    options += ["--http1-header-read-timeout", str(HEADERS_WITHIN)]
    options += ["--respawn-failed-workers", "--respawn-interval", str(RESPAWN_AFTER)]
    # A line for each request would hold readers' networks and what they searched for.
    options += ["--no-access-log", "--log-level", "error"]
    where = ["--host", os.environ.get("HOST", "127.0.0.1"), "--port", port]
    return [
        sys.executable,
        "-m",
        "granian",
        *options,
        *where,
        "newsroom.wsgi:application",
    ]


@dataclass
class Part:
    """A child process that is to run for as long as we do."""

    command: Sequence[str]
    process: subprocess.Popen | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(self.command)  # noqa: S603 (our own commands)

    def keep_alive(self) -> None:
        """Start again what has died."""
        if self.process and self.process.poll() is not None:
            self.start()

    def stop(self) -> None:
        """Ask it to end, and end it after STOPPING_TIME."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOPPING_TIME)
        except subprocess.TimeoutExpired:
            self.process.kill()


def allow_connections() -> None:
    """Let the parts have a file for each connection, as far as the system permits."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 1024
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def answers(port: str) -> bool:
    """Whether the pages are there already."""
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=1)
    try:
        connection.request("GET", "/healthz")
        return bool(connection.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_for_pages(port: str, stopped: threading.Event) -> None:
    """Until they are there, or for FIRST_ALONE seconds.

    Two parts that start at once take twice as long each, and readers wait for the pages.
    """
    ends = time.monotonic() + FIRST_ALONE
    while time.monotonic() < ends and not answers(port):
        if stopped.wait(0.1):
            break


def main() -> None:
    """Run until SIGINT or SIGTERM."""
    # It may name the settings, host and port; the parts inherit them.
    environ.Env.read_env(Path(__file__).parents[1] / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.dev")
    port = os.environ.get("PORT", "8000")
    parts = [Part(web_command(port))]
    if "--web-only" not in sys.argv[1:]:
        parts.append(Part([sys.executable, "manage.py", "work"]))
    where = f"http://127.0.0.1:{port}/"
    keep_running(parts, port, f"The paper is at {where} (Ctrl+C stops it)")


def keep_running(parts: Sequence[Part], port: str, announcement: str) -> None:
    """Start the parts, start again what dies, end all of them on SIGINT or SIGTERM.

    The first one answers at `port`, and the others wait for it.
    """
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    allow_connections()
    pages, *others = parts
    pages.start()
    wait_for_pages(port, stopped)
    for part in others:
        part.start()
    sys.stdout.write(f"{announcement}\n")
    sys.stdout.flush()
    while not stopped.wait(PAUSE_AFTER_DEATH):
        for part in parts:
            part.keep_alive()
    for part in parts:
        part.stop()


if __name__ == "__main__":
    main()
