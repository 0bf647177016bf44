"""`python -m operations.serve`: the web server with the worker and clock beside it.

With `--web-only` neither of them: larger houses run them apart.

One process group for a paper on one machine. A part that dies is started again; a
signal to stop ends all of them. It loads no Django itself, so it is small.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import environ

STOPPING_TIME = 15  # seconds that a part has to finish what it is doing
PAUSE_AFTER_DEATH = 2  # seconds; keeps a part that cannot start from spinning


def web_command(port: str) -> list[str]:
    """Granian with one worker: pages are Python's work, more threads do not help it."""
    options = ["--interface", "wsgi", "--no-ws", "--blocking-threads", "4"]
    # A line for each request would hold readers' networks and what they searched for.
    options += ["--no-access-log", "--log-level", "warning", "--respawn-failed-workers"]
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


def main() -> None:
    """Run until SIGINT or SIGTERM."""
    # It may name the settings, host and port; the parts inherit them.
    environ.Env.read_env(Path(__file__).parents[1] / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.dev")
    port = os.environ.get("PORT", "8000")
    parts = [Part(web_command(port))]
    if "--web-only" not in sys.argv[1:]:
        parts.append(Part([sys.executable, "manage.py", "work"]))
    keep_running(parts, f"The paper is at http://127.0.0.1:{port}/ (Ctrl+C stops it)")


def keep_running(parts: Sequence[Part], announcement: str) -> None:
    """Start the parts, start again what dies, end all of them on SIGINT or SIGTERM."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    for part in parts:
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
