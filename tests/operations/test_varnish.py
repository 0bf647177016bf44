"""Varnish as in `deploy/`: what it says of readers, which is nothing."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from bench.serving import free_port
from operations.scaled import varnish_command
from tests.operations.paper_behind import answer, places_of, running_paper, wait_for

PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"
pytestmark = pytest.mark.skipif(
    not shutil.which("varnishd", path=PATH), reason="Varnish is not installed"
)
READER = "203.0.113.77"
TRACES = (READER, "a-secret-word", "a-strange-browser")
WRITTEN_WITHIN = 10  # seconds


@pytest.fixture
def varnish():
    """Its port and the folder by which its own tools find it."""
    port = free_port()
    with running_paper() as paper, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # it reads that as a user of its own
        command = varnish_command(places_of(paper), port=port, folder=folder)
        running = subprocess.Popen(  # noqa: S603 (our own command)
            command,
            env={**os.environ, "PATH": PATH},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            yield port, folder / "run"
        finally:
            running.terminate()
            running.wait(10)


def look_for_something(port: int) -> None:
    """As a reader does, whose network another proxy has told."""
    for path in ("/kept?q=a-secret-word", "/own?q=a-secret-word"):
        told = {"X-Forwarded-For": READER, "User-Agent": "a-strange-browser"}
        assert answer(port, path, **told)[0] == 200


def run(folder: Path, *command: str) -> str:
    program, *options = command
    done = subprocess.run(  # noqa: S603 (its own tools)
        [program, "-n", str(folder), *options],
        env={**os.environ, "PATH": PATH},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def log_of(folder: Path) -> str:
    """All that it holds in memory."""
    return run(folder, "varnishlog", "-d", "-g", "raw")


def test_its_log_names_no_reader_and_nothing_that_was_looked_for(varnish):
    port, folder = varnish
    look_for_something(port)
    run(folder, "varnishadm", "param.set", "vsl_mask", "default")
    answer(port, "/kept", **{"User-Agent": "the-last-one"})
    ends = time.monotonic() + WRITTEN_WITHIN
    while "the-last-one" not in (log := log_of(folder)):
        assert time.monotonic() < ends, "Nothing was written at all."
        time.sleep(0.1)
    assert [trace for trace in TRACES if trace in log] == []
    look_for_something(port)  # now it may
    while not all(trace in log_of(folder) for trace in TRACES):
        assert time.monotonic() < ends, "What is looked for here could not be found."
        time.sleep(0.1)
