"""The starter: parts that die come back, and a signal ends them all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from operations.serve import Part, web_command

WAITS = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print('ready', flush=True); time.sleep(60)"
)
# Both parts of the house, as small programs that only say who they are.
STAND_IN = """
import os, pathlib, sys, time
with pathlib.Path(f"{sys.argv[1]}.pids").open("a") as file:
    print(os.getpid(), file=file)
time.sleep(60)
"""
STARTER = """
import sys
from operations import serve
serve.PAUSE_AFTER_DEATH = 0.05
serve.FIRST_ALONE = 0.2
serve.web_command = lambda port: [sys.executable, "manage.py", "web"]
serve.main()
"""


@pytest.fixture
def part():
    """A part that waits; it is gone after the test."""
    made = Part(WAITS)
    made.start()
    yield made
    made.process.kill()
    made.process.wait()


def until(found, seconds: float = 15):
    """What `found` returns as soon as it returns something."""
    for _ in range(int(seconds / 0.05)):
        if answer := found():
            return answer
        time.sleep(0.05)
    raise AssertionError("It did not happen in time.")


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_part_that_died_is_started_again(part):
    first = part.process.pid
    part.process.kill()
    part.process.wait()
    part.keep_alive()
    assert part.process.pid != first
    assert part.process.poll() is None


def test_a_part_that_lives_is_left_alone(part):
    first = part.process.pid
    part.keep_alive()
    assert part.process.pid == first


def test_a_part_is_asked_to_end(part):
    part.stop()
    assert part.process.returncode == -signal.SIGTERM


def test_a_part_that_will_not_end_is_ended(monkeypatch):
    monkeypatch.setattr("operations.serve.STOPPING_TIME", 0.2)
    stubborn = Part([sys.executable, "-c", STUBBORN])
    stubborn.process = subprocess.Popen(  # noqa: S603 (our own program)
        stubborn.command, stdout=subprocess.PIPE
    )
    with stubborn.process:
        assert stubborn.process.stdout.readline() == b"ready\n"
        stubborn.stop()
        assert stubborn.process.wait(5) == -signal.SIGKILL


def test_the_server_listens_on_this_machine_only_unless_told(monkeypatch):
    monkeypatch.delenv("HOST", raising=False)
    command = web_command("8123")
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert command[command.index("--port") + 1] == "8123"
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 (what a container sets)
    command = web_command("8123")
    assert command[command.index("--host") + 1] == "0.0.0.0"  # noqa: S104


def test_a_connection_that_says_nothing_is_not_kept_for_long():
    command = web_command("8123")
    assert int(command[command.index("--http1-header-read-timeout") + 1]) <= 10_000
    assert int(command[command.index("--backpressure") + 1]) >= 4096


def test_the_house_keeps_both_parts_alive_and_ends_them_at_a_signal(tmp_path):
    (tmp_path / "manage.py").write_text(STAND_IN)
    environment = {**os.environ, "PYTHONPATH": str(settings.BASE_DIR), "PORT": "8123"}
    command = [sys.executable, "-c", STARTER]
    with subprocess.Popen(  # noqa: S603 (our own program)
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as house:
        try:
            web = until(lambda: pids(tmp_path / "web.pids"))[0]
            work = until(lambda: pids(tmp_path / "work.pids"))[0]
            os.kill(web, signal.SIGKILL)
            again = until(lambda: pids(tmp_path / "web.pids")[1:])[0]
            assert is_running(again)
            assert pids(tmp_path / "work.pids") == [work]
            house.send_signal(signal.SIGTERM)
            assert house.wait(15) == 0
        finally:
            house.kill()
        assert "http://127.0.0.1:8123/" in house.stdout.read()
    assert not is_running(again)
    assert not is_running(work)


def pids(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []
