"""Who sends slowly waits without keeping the others waiting."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from operations import slow_visitors
from operations.slow_visitors import Places, at_the_door


class Slow(io.RawIOBase):
    """A body that comes when the gate is open."""

    def __init__(self, body: bytes):
        self.body, self.gate = io.BytesIO(body), threading.Event()
        self.asked = threading.Event()

    def read(self, size=-1):
        self.asked.set()
        self.gate.wait(20)
        return self.body.read(size)


def echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def send(application, body, length=None):
    told = []
    source = body if isinstance(body, Slow) else io.BytesIO(body)
    length = (
        len(source.body.getvalue() if body is source else body)
        if length is None
        else length
    )
    environ = {"CONTENT_LENGTH": str(length), "wsgi.input": source}
    chunks = application(environ, lambda status, headers: told.append(status))
    return told[0], b"".join(chunks)


@pytest.fixture
def crowd():
    with ThreadPoolExecutor(24) as pool:
        yield pool


@pytest.mark.parametrize("size", [0, 1, 100_000, 3_000_000])
def test_a_body_arrives_whole(size):
    body = bytes(size)
    assert send(at_the_door(echo), body) == ("200 OK", body)


def test_a_body_that_breaks_off_is_given_as_far_as_it_came():
    assert send(at_the_door(echo), b"half", length=100) == ("200 OK", b"half")


def test_a_body_longer_than_any_is_refused_unread(monkeypatch):
    monkeypatch.setattr(slow_visitors, "LONGEST", 10)
    assert send(at_the_door(echo), bytes(11)) == ("413 Content Too Large", b"")


def test_slow_senders_keep_nobody_else_waiting(crowd):
    door = at_the_door(echo)
    slow = [Slow(b"late") for _ in range(slow_visitors.SENDING)]
    sending = [crowd.submit(send, door, body) for body in slow]
    for body in slow:
        assert body.asked.wait(10)
    assert send(door, b"") == ("200 OK", b"")
    assert send(door, b"one more")[0] == "503 Service Unavailable"
    for body in slow:
        body.gate.set()
    assert {each.result(20) for each in sending} == {("200 OK", b"late")}
    assert send(door, b"one more") == ("200 OK", b"one more")


def test_the_application_is_asked_by_a_few_at_a_time(crowd):
    gate, lock = threading.Event(), threading.Lock()
    inside, most = set(), []

    def counting(environ, start_response):
        with lock:
            inside.add(threading.get_ident())
            most.append(len(inside))
        gate.wait(20)
        with lock:
            inside.discard(threading.get_ident())
        return echo(environ, start_response)

    door = at_the_door(counting)
    asking = [crowd.submit(send, door, b"") for _ in range(12)]
    while len(most) < slow_visitors.AT_ONCE:
        pass
    gate.set()
    assert all(each.result(20)[0] == "200 OK" for each in asking)
    assert max(most) == slow_visitors.AT_ONCE


def test_who_came_first_is_served_first_though_another_is_awake(crowd):
    places, order = Places(1), []

    def come(name):
        with places:
            order.append(name)

    with places:
        waiting = []
        for name in "abc":
            waiting.append(crowd.submit(come, name))
            while len(places.waiting) < len(waiting):
                pass
    come("again")
    for each in waiting:
        each.result(20)
    assert order == ["a", "b", "c", "again"]


def test_a_place_is_free_again_after_a_failure():
    places = Places(1)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), places:
            raise ZeroDivisionError
    with places:
        pass
    assert places.free == 1


def test_one_more_sender_waits_a_moment_for_a_quick_one(crowd, monkeypatch):
    monkeypatch.setattr(slow_visitors, "MOMENT", 20)
    door = at_the_door(echo)
    slow = [Slow(b"late") for _ in range(slow_visitors.SENDING)]
    sending = [crowd.submit(send, door, body) for body in slow]
    for body in slow:
        assert body.asked.wait(10)
    one_more = crowd.submit(send, door, b"one more")
    slow[0].gate.set()
    assert one_more.result(20) == ("200 OK", b"one more")
    for body in slow:
        body.gate.set()
    assert {each.result(20) for each in sending} == {("200 OK", b"late")}
