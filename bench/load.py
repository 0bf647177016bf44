"""Many readers post at once, while workers die: what was acknowledged is stored once."""

import http.client
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.serving import House

PATIENCE = 120  # seconds that a reader goes on trying
PAUSE = 0.1  # seconds between two tries
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Reply:
    """One submission; the token stays the same however often it is sent."""

    number: int
    article: int
    mark: str

    @property
    def body(self) -> str:
        return f"{self.mark} {self.number}: I cross this bridge every day."

    @property
    def form(self) -> str:
        return urlencode(
            {
                "name": f"Reader {self.number}",
                "email": f"{self.mark}-{self.number % 2000}@example.org",
                "body": self.body,
                "token": f"{self.mark}-token-{self.number:012}",
            }
        )


@dataclass
class Outcome:
    """What the readers saw."""

    receipts: dict[int, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    retries: int = 0
    refused: Counter = field(default_factory=Counter)
    killed: int = 0
    taken: float = 0.0
    cpu: float = 0.0  # seconds of the server

    @property
    def p95(self) -> float:
        """In milliseconds, the tries that failed included."""
        return 1000 * statistics.quantiles(self.seconds, n=20)[-1]

    @property
    def cpu_each(self) -> float:
        """In milliseconds, for one reply."""
        return 1000 * self.cpu / len(self.receipts)

    @property
    def per_second(self) -> float:
        return len(self.receipts) / self.taken


class Readers:
    """Threads that post, each with its own connection that it keeps."""

    def __init__(self, house: House, together: int):
        self.house, self.together = house, together
        self.kept = threading.local()
        self.lock = threading.Lock()
        self.outcome = Outcome()

    def post_all(self, replies: Iterable[Reply]) -> Outcome:
        """Post them, so many at the same time, each until it is acknowledged."""
        began, cpu = time.perf_counter(), self.house.cpu_seconds()
        with ThreadPoolExecutor(self.together) as pool:
            list(pool.map(self._post, replies))
        self.outcome.taken = time.perf_counter() - began
        self.outcome.cpu = self.house.cpu_seconds() - cpu
        return self.outcome

    def _post(self, reply: Reply) -> None:
        began, tries = time.perf_counter(), 0
        while time.perf_counter() - began < PATIENCE:
            status, receipt = self._send(reply)
            if status == 303:
                break
            tries += 1
            if status:
                with self.lock:
                    self.outcome.refused[status] += 1
            time.sleep(PAUSE)
        with self.lock:
            self.outcome.retries += tries
            self.outcome.seconds.append(time.perf_counter() - began)
            if receipt:
                self.outcome.receipts[reply.number] = receipt

    def _send(self, reply: Reply) -> tuple[int, str]:
        """The answer's status and where it leads; 0 if there was none."""
        try:
            connection = self._connection()
            address = f"/comments/post/{reply.article}/"
            connection.request("POST", address, reply.form, FORM)
            response = connection.getresponse()
            response.read()
            return response.status, response.getheader("Location", "")
        except (OSError, http.client.HTTPException):
            self.kept.connection.close()
            del self.kept.connection
            return 0, ""

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self.kept, "connection"):
            self.kept.connection = http.client.HTTPConnection(
                "127.0.0.1", self.house.port, timeout=30
            )
        return self.kept.connection


class Killer(threading.Thread):
    """Ends the web workers, each time some seconds after they began to answer."""

    def __init__(self, house: House, every: float):
        super().__init__(daemon=True)
        self.house, self.every = house, every
        self.stopped = threading.Event()
        self.killed = 0

    def run(self):
        while not self.stopped.wait(self.every):
            if self.house.answers():
                self.killed += self.house.kill_workers()


def post_many(
    house: House, replies: list[Reply], *, together: int, kill_every: float = 0
) -> Outcome:
    """Post them all; with `kill_every`, the workers die again and again meanwhile."""
    killer = Killer(house, kill_every) if kill_every else None
    if killer:
        killer.start()
    outcome = Readers(house, together).post_all(replies)
    if killer:
        killer.stopped.set()
        killer.join()
        outcome.killed = killer.killed
    return outcome


def post_equal(house: House, reply: Reply, times: int) -> set[str]:
    """Send one submission many times at the same moment; the receipts it got."""
    receipts = set()
    for outcome in _at_once(house, reply, times):
        receipts |= set(outcome.receipts.values())
    return receipts


def _at_once(house: House, reply: Reply, times: int) -> list[Outcome]:
    gate = threading.Barrier(times)

    def one(_) -> Outcome:
        gate.wait()
        return Readers(house, 1).post_all([reply])

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))
