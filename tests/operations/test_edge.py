"""nginx as in `deploy/`: what it keeps, and for how long."""

import shutil
import subprocess
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

from bench.serving import free_port
from operations.scaled import nginx_command
from tests.operations.paper_behind import answer, places_of, running_paper, wait_for

pytestmark = pytest.mark.skipif(
    not shutil.which("nginx"), reason="nginx is not installed"
)
ON_ITS_WAY = 0.5  # seconds, on a busy machine


@pytest.fixture
def paper():
    with running_paper() as server:
        yield server


@pytest.fixture
def ask(paper):
    """What nginx answers at a path: status, headers and the time that it tells."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)  # its worker is nobody
        command = nginx_command(places_of(paper), port=port, folder=Path(name))
        nginx = subprocess.Popen(command)  # noqa: S603 (our own command)
        try:
            wait_for(port)
            yield partial(answer, port)
        finally:
            nginx.terminate()
            nginx.wait(10)


def test_what_it_keeps_ends_with_the_second(ask):
    """By the second that runs when it is asked, and not by how long an answer takes."""
    seen = set()
    ends = time.time() + 4
    while time.time() < ends:
        began = int(time.time())
        status, headers, body = ask("/kept")
        assert status == 200
        assert "X-Accel-Expires" not in headers
        # The answer may have been on its way when the second began.
        assert float(body) > began - ON_ITS_WAY
        seen.add(body)
    assert 4 <= len(seen) <= 6


def test_it_asks_once_for_all_readers_of_a_second(ask, paper):
    while time.time() % 1 > 0.5:
        time.sleep(0.05)
    answers = {ask("/kept")[2] for _ in range(20)}
    assert len(answers) == len(paper.asked)
    assert len(answers) <= 2


def test_it_keeps_nothing_that_is_private(ask, paper):
    answers = {ask("/own")[2] for _ in range(5)}
    assert len(answers) == len(paper.asked) == 5
