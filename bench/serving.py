"""The real server, started for a benchmark and ended with it. Linux only (`/proc`)."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.database_time import cluster_seconds
from bench.processes import (
    all_below,
    children_of,
    command_of,
    cpu_seconds_of,
    shared_memory_of,
)

ROOT = Path(__file__).parents[1]
STARTING_TIME = 90  # seconds


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and its process."""

    port: int
    process: subprocess.Popen

    def cpu_seconds(self) -> float:
        """Processor time of all its processes so far, of those that ended too."""
        return cpu_seconds_of(self.process.pid)

    def memory(self) -> float:
        """What all its processes take, in MiB; what they share counts once."""
        return sum(shared_memory_of(pid) for pid in all_below(self.process.pid)) / 1024

    def status_of(self, path: str) -> int:
        """What it answers there; 0 where it does not answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()


@dataclass(frozen=True)
class House(Server):
    """The paper's own server, with the worker and clock beside it.

    `beside` are more web processes of the same paper, each at a port of its own.
    """

    beside: tuple["House", ...] = ()

    @property
    def reader_ports(self) -> list[int]:
        return [self.port, *(other.port for other in self.beside)]

    def cpu_seconds(self) -> float:
        theirs = sum(other.cpu_seconds() for other in self.beside)
        return super().cpu_seconds() + theirs

    def database_seconds(self) -> float:
        """What PostgreSQL has computed so far, where it runs on this machine."""
        return cluster_seconds()

    def web_workers(self) -> list[int]:
        """The processes that answer requests now: the children of Granian's own."""
        parts = children_of(self.process.pid)
        web = [pid for pid in parts if b"granian" in command_of(pid)]
        theirs = [pid for other in self.beside for pid in other.web_workers()]
        return [*theirs, *(worker for pid in web for worker in children_of(pid))]

    def kill_workers(self) -> int:
        """End them as a power cut would; returns how many there were."""
        workers = self.web_workers()
        for pid in workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return len(workers)

    def answers(self) -> bool:
        """Whether all of them do."""
        here = self.status_of("/healthz") == 200
        return here and all(other.answers() for other in self.beside)


@contextlib.contextmanager
def house(
    waits_for: str = "/healthz", *, web_only: bool = False, **environment: str
) -> Iterator[House]:
    """`operations.serve` on a free port, with the settings and database of this process.

    It is there as soon as the address `waits_for` answers. `environment` stands above
    this process's own.
    """
    port = free_port()
    own = {**environment, "PORT": str(port), "HOST": "127.0.0.1"}
    process = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "operations.serve", *["--web-only"] * web_only],
        cwd=ROOT,
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    running = House(port, process)
    try:
        _wait_for(running, waits_for)
        yield running
    finally:
        _end(process)


@contextlib.contextmanager
def several_houses(number: int) -> Iterator[House]:
    """The same with so many web processes in all; one of them has worker and clock."""
    with contextlib.ExitStack() as running:
        first = running.enter_context(house())
        others = [
            running.enter_context(house(web_only=True)) for _ in range(number - 1)
        ]
        yield House(first.port, first.process, tuple(others))


def _wait_for(running: House, path: str) -> None:
    ends = time.monotonic() + STARTING_TIME
    while running.status_of(path) != 200:
        if time.monotonic() > ends or running.process.poll() is not None:
            raise RuntimeError("The server did not start.")
        time.sleep(0.05)


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
    finally:
        # Its own process group; nothing of it may stay.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
