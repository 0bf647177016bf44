"""A crowd at one address costs one rendering, and gets nothing that was taken back."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from zlib import crc32

import pytest
import time_machine
from django.conf import settings as live_settings

from operations import page_cache
from operations.page_cache.flights import LOCKS
from tests.page_visitor import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
VARIANT = "http://testserver/water/?"
HOLDS_THE_LOCK = """
import fcntl, sys
file = open(sys.argv[1], "a+b")
fcntl.lockf(file, fcntl.LOCK_EX, 1, int(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def crowd():
    with ThreadPoolExecutor(8) as pool:
        yield pool


def until(found) -> None:
    for _ in range(1000):
        if found():
            return
        time.sleep(0.01)
    raise AssertionError("It did not happen.")


def test_a_crowd_is_answered_by_one_rendering(visitor, saying, crowd):
    saying.gate.clear()
    encodings = ["br", "gzip", "", "br"] * 2
    asking = [
        crowd.submit(visitor.get, "/water/", accept_encoding=e) for e in encodings
    ]
    saying.began.wait(10)
    saying.gate.set()
    assert {each.result(20).content for each in asking} == {b"first"}
    assert visitor.rendered == ["/water/"]


def test_a_crowd_at_an_expired_page_gets_the_old_one_meanwhile(visitor, saying, crowd):
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False) as clock:
        visitor.get("/water/")
        clock.shift(3600)
        saying.body = b"second"
        saying.began.clear()
        saying.gate.clear()
        leader = crowd.submit(visitor.get, "/water/")
        assert saying.began.wait(10)
        assert visitor.get("/water/").body == b"first"
        saying.gate.set()
        assert leader.result(20).body == b"second"
        assert visitor.get("/water/").body == b"second"
    assert len(visitor.rendered) == 2


def test_what_was_dropped_is_given_to_nobody_while_it_is_made_anew(
    visitor, saying, crowd
):
    visitor.get("/water/")
    page_cache.drop(["/water/"])
    saying.body = b"second"
    saying.gate.clear()
    asking = [crowd.submit(visitor.get, "/water/") for _ in range(4)]
    until(lambda: len(visitor.rendered) == 2)
    saying.gate.set()
    assert {each.result(20).body for each in asking} == {b"second"}


def test_a_rendering_that_began_before_a_drop_is_not_kept(visitor, saying, crowd):
    saying.gate.clear()
    early = crowd.submit(visitor.get, "/water/")
    assert saying.began.wait(10)
    saying.body = b"second"
    page_cache.drop(["/water/"])
    late = crowd.submit(visitor.get, "/water/")
    saying.gate.set()
    assert early.result(20).body == b"first"
    assert late.result(20).body == b"second"
    assert visitor.get("/water/").body == b"second"
    assert len(visitor.rendered) == 2


def test_a_rendering_that_began_before_everything_was_dropped_is_not_kept(
    visitor, saying, crowd
):
    saying.gate.clear()
    early = crowd.submit(visitor.get, "/water/")
    assert saying.began.wait(10)
    page_cache.drop_all()
    saying.body = b"second"
    saying.gate.set()
    early.result(20)
    assert visitor.get("/water/").body == b"second"


def test_what_may_not_be_kept_is_made_for_each(visitor, saying, crowd):
    saying.headers.append(("Set-Cookie", "a=1"))
    saying.gate.clear()
    asking = [crowd.submit(visitor.get, "/water/") for _ in range(3)]
    assert saying.began.wait(10)
    saying.gate.set()
    assert all(each.result(20).status == 200 for each in asking)
    assert len(visitor.rendered) == 3


def test_an_expired_page_is_better_than_an_error_but_a_dropped_one_is_not(
    visitor, saying
):
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False) as clock:
        visitor.get("/water/")
        saying.status, saying.body = "503 Service Unavailable", b"later"
        clock.shift(1200)
        assert visitor.get("/water/").body == b"first"
        page_cache.drop(["/water/"])
        assert visitor.get("/water/").status == 503


def test_a_page_whose_time_was_over_long_ago_is_not_given_for_an_error(visitor, saying):
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False) as clock:
        visitor.get("/water/")
        saying.status = "500 Internal Server Error"
        clock.shift(6 * 3600)
        assert visitor.get("/water/").status == 500


def test_a_rendering_that_fails_lets_the_next_one_try(visitor, saying):
    def breaks(environ, start_response):
        raise ZeroDivisionError

    broken = Visitor(breaks)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            broken.get("/water/")


@pytest.fixture
def other_process(settings, tmp_path):
    """Renders the page as another process of this machine would; `stdin` ends it."""
    place = str(crc32(VARIANT.encode()) & (LOCKS - 1))
    path = settings.NEWSROOM_PAGE_CACHE_FOLDER / "flights"
    command = [sys.executable, "-c", HOLDS_THE_LOCK, str(path), place]
    with subprocess.Popen(  # noqa: S603 (our own program)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_what_another_process_renders_is_waited_for(
    visitor, saying, other_process, crowd
):
    from operations.page_cache.keeping import Rendered
    from operations.page_cache.rendering import page_of
    from operations.page_cache.shelf import shelf

    asking = crowd.submit(visitor.get, "/water/")
    rendered = Rendered(200, saying.headers, b"by the other", {})
    page = page_of(rendered, shelf().drops.now())
    shelf().keep(page, "/water/", VARIANT, "identity")
    other_process.stdin.close()
    assert asking.result(20).body == b"by the other"
    assert visitor.rendered == []


def test_a_process_that_died_while_rendering_keeps_nobody_waiting(
    visitor, saying, other_process, crowd
):
    asking = crowd.submit(visitor.get, "/water/")
    threading.Event().wait(0.05)
    assert not asking.done()
    other_process.kill()
    assert asking.result(20).body == b"first"


DROPS = """
import os, pathlib, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.test"
import django
django.setup()
from django.conf import settings
settings.NEWSROOM_PAGE_CACHE = True
settings.NEWSROOM_PAGE_CACHE_FOLDER = pathlib.Path(sys.argv[1])
from operations import page_cache
page_cache.drop(["/water/"])
"""


def test_what_another_process_drops_is_gone_here_at_once(visitor, saying, settings):
    visitor.get("/water/")
    visitor.get("/fire/")
    saying.body = b"second"
    folder = str(settings.NEWSROOM_PAGE_CACHE_FOLDER)
    subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", DROPS, folder], check=True, cwd=live_settings.BASE_DIR
    )
    assert visitor.get("/water/").body == b"second"
    assert visitor.get("/fire/").body == b"first"


def test_what_one_process_renders_another_one_gives_out(visitor, pages_kept, saying):
    visitor.get("/water/", accept_encoding="br")
    other = Visitor(saying)
    assert other.get("/water/", accept_encoding="gzip").content == b"first"
    assert other.rendered == []
