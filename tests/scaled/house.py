"""The scaled house of `operations.scaled`, started for a test, and what happens to it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import requests

from operations.scaled import Ports, environment, parts
from operations.serve import Part

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds for anything that has to happen; long, for busy machines
NEEDED = ("DATABASE_URL", "CACHE_URL", "MEDIA_STORAGE_URL", "REDIS_PID", "STORE_PID")
SMALL = ("--stories", "60", "--comments", "200", "--pending", "20")
EDITOR = "bench-editor"
PASSWORD = "only-for-trying-0123456789"


@dataclass
class House:
    """The running parts by name, and where they listen."""

    ports: Ports
    running: dict[str, Part]

    @property
    def port(self) -> int:
        """Where readers come in."""
        return self.ports.edge

    @property
    def reader_ports(self) -> list[int]:
        return [self.port]

    def address(self, part: str, path: str) -> str:
        port = self.port if part == "edge" else self.ports.of(part)
        return f"http://127.0.0.1:{port}{path}"

    def get(self, path: str, part: str = "edge") -> requests.Response:
        return requests.get(self.address(part, path), timeout=30)

    def kill(self, name: str) -> None:
        """End a part as a power cut would."""
        process = self.running[name].process
        if process and process.poll() is None:
            for pid in _with_children(process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()

    def start(self, name: str) -> None:
        self.running[name].start()

    def cpu_seconds(self) -> float:
        """For the load, which asks; nobody measures here."""
        return 0.0

    database_seconds = cpu_seconds


def missing() -> str:
    """What is not there for the house to run; empty when all is."""
    names = [name for name in NEEDED if not os.environ.get(name)]
    return f"{', '.join(names)} not set: make test-faults" if names else ""


@contextlib.contextmanager
def scaled_house(port: int) -> Iterator[House]:
    """All parts, with a small paper in the database of the environment."""
    # Not below pytest's own folder, which only one user may enter.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with _running(Path(folder), port) as house:
            yield house


@contextlib.contextmanager
def _running(folder: Path, port: int) -> Iterator[House]:
    ports = Ports(port)
    os.environ.update(environment(ports))
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.bench"
    paper = ["--database", os.environ["DATABASE_URL"], "corpus", *SMALL]
    run(sys.executable, "-m", "bench", *paper)
    house = House(ports, parts(ports, folder))
    try:
        for part in house.running.values():
            part.start()
        for part in ("web-a", "web-b", "varnish", "edge"):
            until(lambda part=part: house.get("/", part).status_code == 200)
        yield house
    finally:
        for name in house.running:
            house.kill(name)


def run(*command: str) -> str:
    """Run a command in the house's environment; what it printed."""
    done = subprocess.run(  # noqa: S603 (our own commands)
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def works(*command: str) -> bool:
    """Run a command; whether it said that it was done."""
    return not subprocess.run(command, capture_output=True, check=False).returncode  # noqa: S603


def in_the_paper(code: str) -> str:
    """Run Python in the paper's own environment; what it printed."""
    return run(sys.executable, "manage.py", "shell", "--no-imports", "--command", code)


def until(happens: Callable[[], bool]) -> None:
    """Wait for something that has to happen; AssertionError if it does not."""
    ends, last = time.monotonic() + PATIENCE, None
    while time.monotonic() < ends:
        try:
            if happens():
                return
            last = None
        except requests.RequestException as error:
            last = error
        time.sleep(0.1)
    raise AssertionError("It did not happen.") from last


def free_ports() -> int:
    """The first of four free ports in a row.

    Below those that the system gives to outgoing connections: the port of a part that
    was killed is still free when it is started again.
    """
    start = os.getpid() % 1000 * 4
    for number in range(12_000 // 4):
        first = 20_000 + (start + number * 4) % 12_000
        if all(_is_free(port) for port in range(first, first + 4)):
            return first
    raise AssertionError("There are no four free ports in a row.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def start_database() -> None:
    """Start the stopped cluster, and wait for it. Safe where it runs."""
    version = os.environ["PGVERSION"]
    until(
        lambda: (
            works("pg_ctlcluster", version, "regress", "start")
            or works("pg_ctlcluster", version, "regress", "status")
        )
    )


def stop(pid: int) -> None:
    """Freeze a process: it accepts connections and never answers."""
    os.kill(pid, signal.SIGSTOP)


def resume(pid: int) -> None:
    os.kill(pid, signal.SIGCONT)


def _with_children(pid: int) -> list[int]:
    """The process, then all below it: the first one would start the others again."""
    found = [pid]
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += _with_children(int(child))
    return found
