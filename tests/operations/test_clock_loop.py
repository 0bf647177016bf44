"""The clock as a process that runs until it is told to stop."""

import os
import signal
import threading

import pytest
from django.core.management import call_command

from operations import clock
from operations.management.commands import work


@pytest.fixture
def signals_restored():
    kept = {n: signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.django_db
def test_a_database_that_is_away_for_a_while_does_not_end_the_clock(
    settings, monkeypatch
):
    settings.NEWSROOM_CLOCK_INTERVAL = 0.001
    stopped, ticks = threading.Event(), []

    def tick():
        ticks.append(1)
        if len(ticks) < 3:
            raise ConnectionError("The database is away.")
        stopped.set()

    monkeypatch.setattr(clock, "tick", tick)
    clock.run_until(stopped)
    assert len(ticks) == 3


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_clock_after_its_tick(number, monkeypatch, signals_restored):
    seen = []

    def run_until(stopped):
        os.kill(os.getpid(), number)
        seen.append(stopped.wait(5))

    monkeypatch.setattr(clock, "run_until", run_until)
    call_command("clock", forever=True)
    assert seen == [True]


@pytest.fixture
def priorities(monkeypatch):
    """What each thread was told, instead of telling it: the tests go on after this."""
    told = {}
    monkeypatch.setattr(
        os, "setpriority", lambda _, who, value: told.update({who: value})
    )
    return told


def test_the_worker_gives_way_to_readers_and_the_clock_does_not(
    monkeypatch, priorities
):
    monkeypatch.setattr(clock, "run_until", lambda stopped: stopped.wait(10))
    monkeypatch.setattr(work, "call_command", worker_that_dies)
    with pytest.raises(SystemExit):
        call_command("work")
    assert priorities == {threading.get_native_id(): work.WORKER_NICENESS}


def test_a_system_without_such_priorities_has_a_worker_too(monkeypatch):
    monkeypatch.setattr(clock, "run_until", lambda stopped: stopped.wait(10))
    monkeypatch.setattr(work, "call_command", worker_that_dies)
    monkeypatch.delattr(os, "setpriority")
    with pytest.raises(SystemExit):
        call_command("work")


def test_the_worker_takes_the_clock_with_it_when_it_ends(monkeypatch, priorities):
    ended = threading.Event()

    def run_until(stopped):
        if stopped.wait(10):
            ended.set()

    monkeypatch.setattr(clock, "run_until", run_until)
    monkeypatch.setattr(work, "call_command", worker_that_dies)
    with pytest.raises(SystemExit):
        call_command("work")
    assert ended.is_set()


def worker_that_dies(*args, **kwargs):
    raise SystemExit
