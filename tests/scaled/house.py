"""The scaled house of `operations.scaled`, started for a test, and what happens to it."""

import contextlib
import os
import signal
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

    def address(self, part: str, path: str) -> str:
        port = self.port if part == "edge" else self.ports.of(part)
        return f"http://127.0.0.1:{port}{path}"

    def get(self, path: str, part: str = "edge") -> requests.Response:
        return requests.get(self.address(part, path), timeout=30)

    def kill(self, name: str) -> None:
        """End a part as a power cut would."""
        process = self.running[name].process
        if process:
            _kill_with_children(process.pid)
            process.wait()

    def start(self, name: str) -> None:
        self.running[name].start()

    def cpu_seconds(self) -> float:
        """For the load, which asks; nobody measures here."""
        return 0.0


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
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with contextlib.suppress(requests.RequestException):
            if happens():
                return
        time.sleep(0.1)
    raise AssertionError("It did not happen.")


def stop(pid: int) -> None:
    """Freeze a process: it accepts connections and never answers."""
    os.kill(pid, signal.SIGSTOP)


def resume(pid: int) -> None:
    os.kill(pid, signal.SIGCONT)


def _kill_with_children(pid: int) -> None:
    for child in _children(pid):
        _kill_with_children(child)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found
