"""Several machines with one Redis: what one drops no other gives out, come what may."""

import shutil
import signal
import socket
import subprocess
import time

import pytest

from operations import page_cache
from operations.page_cache import shelf as shelves
from operations.page_cache.announcements import Listener
from operations.page_cache.drops import TRUSTED_UNTIL
from operations.page_cache.redis_link import RedisLink
from operations.page_cache.shelf import Shelf
from tests.page_visitor import Visitor

SERVER = shutil.which("redis-server")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not SERVER, reason="redis-server is not installed"),
    pytest.mark.enable_socket,
]


class RedisServer:
    """A Redis that can be stopped and started again; it keeps nothing over that."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process = None

    def start(self):
        command = [
            SERVER,
            "--port",
            str(self.port),
            "--save",
            "",
            "--bind",
            "127.0.0.1",
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
        until(self.answers)

    def answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self):
        self.process.kill()
        self.process.wait()


class Machine:
    """A machine: its own folder, its own visitor, its own listener."""

    def __init__(self, settings, folder, url, application):
        settings.NEWSROOM_PAGE_CACHE = True
        settings.NEWSROOM_PAGE_CACHE_FOLDER = folder
        settings.NEWSROOM_PAGE_CACHE_REDIS = url
        self.visitor = Visitor(application)
        self.shelf: Shelf = shelves.shelf()
        self.get = self.visitor.get
        self.rendered = self.visitor.rendered

    def is_told(self) -> bool:
        return self.shelf.drops.values[TRUSTED_UNTIL] > time.time_ns()


@pytest.fixture
def redis_server(monkeypatch):
    # A busy machine may be slow to answer, which is not what these tests are about.
    monkeypatch.setattr("operations.page_cache.redis_link.PATIENCE", 5)
    server = RedisServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def listeners(monkeypatch):
    """The listeners that were started; all of them end with the test."""
    started = []
    start = Listener.start

    def noting(self):
        started.append(self)
        start(self)

    monkeypatch.setattr(Listener, "start", noting)
    yield started
    for listener in started:
        listener.stopped.set()
    for listener in started:
        listener.join(5)


@pytest.fixture
def machines(settings, tmp_path, redis_server, saying, listeners):
    """Two machines. What is dropped by the settings' own way, the second one drops."""
    both = [
        Machine(settings, tmp_path / name, redis_server.url, saying) for name in "ab"
    ]
    until(lambda: all(machine.is_told() for machine in both))
    return both


def until(found, seconds=15):
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if found():
            return
        time.sleep(0.02)
    raise AssertionError("It did not happen in time.")


def test_what_one_machine_renders_the_other_gives_out(machines):
    one, other = machines
    one.get("/water/", accept_encoding="br")
    assert other.get("/water/", accept_encoding="br").content == b"first"
    assert other.get("/water/", accept_encoding="gzip").content == b"first"
    assert other.rendered == []


def test_what_one_machine_drops_the_other_gives_to_nobody(machines, saying):
    one, other = machines
    for address in ("/water/", "/fire/"):
        one.get(address)
    saying.body = b"second"
    page_cache.drop(["/water/"])
    until(lambda: one.get("/water/").body == b"second")
    assert one.get("/fire/").body == b"first"
    assert other.get("/water/").body == b"second"


def test_what_one_machine_drops_altogether_the_other_drops(machines, saying):
    one, other = machines
    one.get("/water/")
    saying.body = b"second"
    assert one.get("/water/").body == b"first"
    page_cache.drop_all()
    until(lambda: one.get("/water/").body == b"second")
    assert other.get("/water/").body == b"second"


def test_a_machine_that_comes_later_knows_what_was_dropped(
    machines, saying, settings, tmp_path, redis_server
):
    one, _other = machines
    one.get("/fire/")
    page_cache.drop(["/earth/"])
    one.get("/water/")
    # As if it could not be taken away from the store in time.
    kept = one.shelf.store.link.client
    blob = kept.hgetall("newsroom:pages:of:/water/")
    page_cache.drop(["/water/"])
    kept.hset("newsroom:pages:of:/water/", mapping=blob)
    saying.body = b"second"
    late = Machine(settings, tmp_path / "c", redis_server.url, saying)
    until(late.is_told)
    assert late.get("/water/").body == b"second"


def test_without_redis_pages_are_made_and_kept_for_a_second_only(
    machines, redis_server, saying
):
    one, _other = machines
    one.get("/water/")
    redis_server.stop()
    until(lambda: not one.is_told())
    saying.body = b"second"
    until(lambda: one.get("/water/").body == b"second")
    count = len(one.rendered)
    for _ in range(20):
        assert one.get("/water/").status == 200
    assert len(one.rendered) - count < 20
    saying.body = b"third"
    until(lambda: one.get("/water/").body == b"third")


def test_a_drop_that_could_not_be_announced_holds_when_redis_is_back(
    machines, redis_server, saying
):
    one, other = machines
    one.get("/water/")
    redis_server.stop()
    saying.body = b"second"
    page_cache.drop(["/water/"])
    assert other.get("/water/").body == b"second"
    redis_server.start()
    until(lambda: one.get("/water/").body == b"second")
    until(lambda: one.is_told() and other.is_told())
    assert one.get("/water/").body == b"second"


def test_a_redis_that_hangs_keeps_nobody_waiting_twice(redis_server, monkeypatch):
    monkeypatch.setattr("operations.page_cache.redis_link.PATIENCE", 0.05)
    link = RedisLink(redis_server.url)
    redis_server.process.send_signal(signal.SIGSTOP)
    assert link.do(lambda redis: redis.ping(), "away") == "away"
    asked = []
    link.do(asked.append)
    assert asked == []  # nobody asks again within a second
    redis_server.process.send_signal(signal.SIGCONT)


def test_a_redis_that_was_never_there_costs_no_error(
    settings, tmp_path, saying, listeners
):
    alone = Machine(settings, tmp_path / "a", "redis://127.0.0.1:1/0", saying)
    assert alone.get("/water/").body == b"first"
    page_cache.drop(["/water/"])
    saying.body = b"second"
    assert alone.get("/water/").body == b"second"
