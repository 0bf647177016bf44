"""Kept pages of the real server, in turns with the same bytes served by nginx.

And the same pages through the proxies of `deploy/`, as far as they are installed.
"""

import contextlib
import http.client
import os
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from bench.proxies import proxies
from bench.serving import House, Server, house
from bench.static_file import nginx_path, static_files
from comments.models import Discussion
from home.models import HomePage
from operations import page_cache

SERVER_CORE, READERS_CORE = 0, 1
TOGETHER = (1, 32)
REPLIES = 50
QUIET = 0.05  # seconds of processor time in a second
QUIET_FOR = 5  # seconds; the worker looks for work later than the pages are there
KEPT_HEADERS = ("Content-Security-Policy", "Cache-Control", "Referrer-Policy")
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
SAID = {
    "per_second": re.compile(r"Requests/sec:\s+([\d.]+)"),
    "requests": re.compile(r"(\d+) requests in"),
    "p50": re.compile(r"50%\s+([\d.]+)(us|ms|s)"),
    "p99": re.compile(r"99%\s+([\d.]+)(us|ms|s)"),
}
FAILED = re.compile(r"(Non-2xx|Socket errors).*")
BARS = {
    "times nginx": 3.0,
    "per second": 12_000,
    "p99 ms": 10.0,
    "MiB": 350,
    "start": 2.5,
}


@dataclass
class Runs:
    """What one server did with one page, round after round."""

    cpu: list[float] = field(default_factory=list)  # ms for each request
    per_second: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)


def missing() -> str:
    """What is not installed and needed; empty where all is there."""
    tools = {"wrk": shutil.which("wrk"), "nginx": nginx_path()}
    return ", ".join(name for name, path in tools.items() if not path)


def report(*, rounds: int, seconds: int) -> str:
    """The tables as markdown. The server has one core, and the readers another."""
    addresses = _addresses()
    with on_core(SERVER_CORE), house() as ours:
        bodies = {name: _body(ours, path) for name, path in addresses.items()}
        headers = _headers(ours, addresses["article"])
        wait_for_quiet(ours)
        with static_files(bodies, headers) as floor, proxies() as before:
            servers = {"the paper": ours, **before}
            runs = _run(servers, floor, addresses, rounds, seconds)
        memory = ours.memory()
    starts = [cold_start(addresses["article"]) for _ in range(3)]
    return "\n".join([*_table(runs), "", *_house_table(memory, starts)])


def wait_for_quiet(server: Server) -> None:
    """Until the worker and clock have done what was due, for that is not measured."""
    quiet = 0
    for _ in range(120):
        before = server.cpu_seconds()
        time.sleep(1)
        quiet = quiet + 1 if server.cpu_seconds() - before < QUIET else 0
        if quiet == QUIET_FOR:
            return


def cold_start(path: str) -> float:
    """Seconds from the command to the first byte of a page that is not kept."""
    page_cache.drop_all()
    began = time.perf_counter()
    with on_core(SERVER_CORE), house(waits_for=path):
        return time.perf_counter() - began


@contextlib.contextmanager
def on_core(number: int) -> Iterator[None]:
    """What is started inside runs on this core only, if there are two."""
    before = os.sched_getaffinity(0)
    if len(before) > 1:
        os.sched_setaffinity(0, {number})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _addresses() -> dict[str, str]:
    replied = Discussion.objects.filter(article__live=True)
    fitting = replied.filter(approved_count__gte=REPLIES).order_by("approved_count")
    chosen = fitting.first() or replied.latest("approved_count")
    return {"article": chosen.article.url, "front": HomePage.objects.get().url}


def _run(servers: dict[str, Server], floor: Server, addresses, rounds, seconds):
    runs: dict[tuple, Runs] = {}
    for _, (name, path), together in product(
        range(rounds), addresses.items(), TOGETHER
    ):
        asked = [("nginx", floor, f"/{name}.html")]
        asked += [(who, server, path) for who, server in servers.items()]
        for who, server, where in asked:
            into = runs.setdefault((name, together, who), Runs())
            _measure(server, where, together, seconds, into)
    return runs


def _measure(
    server: Server, path: str, together: int, seconds: int, into: Runs
) -> None:
    before = server.cpu_seconds()
    told = _wrk(server.port, path, together, seconds)
    cpu = server.cpu_seconds() - before
    if failure := FAILED.search(told):
        raise RuntimeError(f"{path}: {failure.group()}")
    (per_second,), (requests,) = _said("per_second", told), _said("requests", told)
    into.per_second.append(float(per_second))
    into.cpu.append(1000 * cpu / int(requests))
    for name in ("p50", "p99"):
        number, unit = _said(name, told)
        getattr(into, name).append(float(number) * UNITS[unit])


def _said(name: str, told: str) -> tuple[str, ...]:
    """What `wrk` printed of something. Raises RuntimeError if it did not."""
    found = SAID[name].search(told)
    if not found:
        raise RuntimeError(f"wrk told nothing of {name}.")
    return found.groups()


def _wrk(port: int, path: str, together: int, seconds: int) -> str:
    command = ["wrk", "-t1", f"-c{together}", f"-d{seconds}s", "--latency"]
    # Of a port that is not its own the paper keeps nothing: it may be anybody's.
    command += ["-H", "Accept-Encoding: gzip", "-H", "Host: 127.0.0.1"]
    command += [f"http://127.0.0.1:{port}{path}"]
    with on_core(READERS_CORE):
        done = subprocess.run(  # noqa: S603 (our own command)
            command, capture_output=True, text=True, check=True
        )
    return done.stdout


def _asked(house: House, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)
    connection.request("GET", path)
    return connection.getresponse()


def _body(house: House, path: str) -> bytes:
    return _asked(house, path).read()


def _headers(house: House, path: str) -> dict[str, str]:
    answer = _asked(house, path)
    return {name: answer.getheader(name, "") for name in KEPT_HEADERS}


def _table(runs: dict[tuple, Runs]) -> list[str]:
    lines = [
        "| page, readers together | server | CPU ms a request (spread) | times nginx "
        "| requests a second | p50 ms | p99 ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for (name, together, who), found in runs.items():
        floor = statistics.median(runs[name, together, "nginx"].cpu)
        cpu = statistics.median(found.cpu)
        spread = 100 * (max(found.cpu) - min(found.cpu)) / cpu
        cells = [f"{name}, {together}", who, f"{cpu:.3f} ({spread:.0f} %)"]
        cells += [f"{cpu / floor:.1f}", f"{statistics.median(found.per_second):,.0f}"]
        cells += [f"{statistics.median(found.p50):.2f}"]
        cells += [f"{statistics.median(found.p99):.2f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _house_table(memory: float, starts: list[float]) -> list[str]:
    start = statistics.median(starts)
    return [
        "| the whole process group | measured | bar |",
        "|---|---|---|",
        f"| memory (PSS) after the run | {memory:.0f} MiB | {BARS['MiB']} MiB |",
        f"| cold start to the first byte of an article that is not kept | {start:.1f} s "
        f"| {BARS['start']} s |",
    ]
