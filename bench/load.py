"""Many readers post at once, while workers die: what was acknowledged is stored once."""

import asyncio
import itertools
import re
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.serving import House

PATIENCE = 120  # seconds that a reader goes on trying
PAUSE = 0.1  # seconds between two tries
ANSWER_WITHIN = 30  # seconds


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

    def request(self, port: int) -> bytes:
        """What a browser would send, on a connection that it keeps."""
        body = self.form.encode()
        return (
            f"POST /comments/post/{self.article}/ HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{port}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body


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
    database: float = 0.0  # seconds of PostgreSQL, where it is on this machine

    @property
    def p95(self) -> float:
        """In milliseconds, the tries that failed included."""
        return 1000 * statistics.quantiles(self.seconds, n=20)[-1]

    @property
    def cpu_each(self) -> str:
        """In milliseconds, for one reply: of the server + of the database."""
        each = [1000 * cpu / len(self.receipts) for cpu in (self.cpu, self.database)]
        return " + ".join(f"{cpu:.1f}" for cpu in each if cpu)

    @property
    def per_second(self) -> float:
        return len(self.receipts) / self.taken


class Readers:
    """So many at the same time, each with its own connection that it keeps.

    One thread does for all of them: threads would wait for each other, and that would
    be counted as the server's.
    """

    def __init__(self, house: House, together: int):
        self.house, self.together = house, together
        self.ports = itertools.cycle(house.reader_ports)
        self.outcome = Outcome()

    def post_all(self, replies: Iterable[Reply]) -> Outcome:
        """Post them, each until it is acknowledged."""
        before = self._clocks()
        asyncio.run(self._all(iter(replies)))
        taken = [now - then for now, then in zip(self._clocks(), before, strict=True)]
        self.outcome.taken, self.outcome.cpu, self.outcome.database = taken
        return self.outcome

    def _clocks(self) -> tuple[float, float, float]:
        house = self.house
        return time.perf_counter(), house.cpu_seconds(), house.database_seconds()

    async def _all(self, replies: Iterator[Reply]) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(self.together):
                group.create_task(self._one_reader(replies))

    async def post_one(self, reply: Reply) -> None:
        """The same for one, in a loop that runs already."""
        await self._one_reader(iter([reply]))

    async def _one_reader(self, replies: Iterator[Reply]) -> None:
        connection = Connection(next(self.ports))
        for reply in replies:
            await self._post(connection, reply)
        connection.close()

    async def _post(self, connection: "Connection", reply: Reply) -> None:
        began, tries = time.perf_counter(), 0
        status, receipt = 0, ""
        while time.perf_counter() - began < PATIENCE:
            status, receipt = await connection.post(reply)
            if status == 303:
                break
            tries += 1
            if status:
                self.outcome.refused[status] += 1
            await asyncio.sleep(PAUSE)
        self.outcome.retries += tries
        self.outcome.seconds.append(time.perf_counter() - began)
        if status == 303:
            self.outcome.receipts[reply.number] = receipt


class Connection:
    """One reader's connection, opened again whenever it broke."""

    def __init__(self, port: int):
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, reply: Reply) -> tuple[int, str]:
        """The answer's status and where it leads; 0 if there was none."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                return await self._sent(reply)
        except (OSError, EOFError, TimeoutError):
            self.close()
            return 0, ""

    async def _sent(self, reply: Reply) -> tuple[int, str]:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        answer, request = self.streams
        request.write(reply.request(self.port))
        head = (await answer.readuntil(b"\r\n\r\n")).decode("latin-1")
        await answer.readexactly(int(_header("content-length", head) or 0))
        if _header("connection", head) == "close":
            self.close()
        return int(head.split(" ", 2)[1]), _header("location", head)

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()
            self.streams = None


def _header(name: str, head: str) -> str:
    found = re.search(rf"^{name}: *(.*?)\r$", head, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else ""


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
    return asyncio.run(_post_equal(house, reply, times))


async def _post_equal(house: House, reply: Reply, times: int) -> set[str]:
    crowd = [Readers(house, 1) for _ in range(times)]
    async with asyncio.TaskGroup() as group:
        for one in crowd:
            group.create_task(one.post_one(reply))
    return {receipt for one in crowd for receipt in one.outcome.receipts.values()}
