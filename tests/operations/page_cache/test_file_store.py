"""The file in which a machine's processes keep pages: bounded, and never in the way."""

import os
import sqlite3
import threading

import pytest

from operations.page_cache.file_store import FileStore
from operations.page_cache.memory import Memory
from tests.page_visitor import Visitor

MEGABYTE = 1024 * 1024


@pytest.fixture
def store(tmp_path) -> FileStore:
    return FileStore(tmp_path / "pages.sqlite3", most_bytes=MEGABYTE)


def test_what_was_put_in_is_found_by_its_variant_and_encoding(store):
    store.put("/a/", "v1", "br", b"brotli")
    store.put("/a/", "v1", "gzip", b"old")
    store.put("/a/", "v1", "gzip", b"gzip")
    store.put("/a/", "v2", "br", b"other")
    assert store.get("/a/", "v1") == {"br": b"brotli", "gzip": b"gzip"}
    assert store.get("/a/", "v3") == {}


def test_another_process_finds_it_too(store):
    store.put("/a/", "v", "br", b"page")
    other = FileStore(store.path, most_bytes=MEGABYTE)
    assert other.get("/a/", "v") == {"br": b"page"}
    other.forget(["/a/"])
    assert store.get("/a/", "v") == {}


def test_it_grows_to_its_bound_and_the_oldest_pages_go(store):
    for number in range(400):
        store.put(f"/{number}/", "v", "br", os.urandom(10_000))
        assert store._bytes(store._connection()) <= MEGABYTE
    assert store.get("/0/", "v") == {}
    assert store.get("/399/", "v")
    kept = sum(1 for number in range(400) if store.get(f"/{number}/", "v"))
    assert kept > 50


def test_a_page_larger_than_the_bound_ends_nothing(store):
    store.put("/a/", "v", "br", os.urandom(2 * MEGABYTE))
    store.put("/b/", "v", "br", b"page")
    assert store.get("/b/", "v") == {"br": b"page"}


def test_many_threads_write_at_once(store):
    def write(number):
        for each in range(20):
            store.put(f"/{number}/{each}/", "v", "br", b"page")

    threads = [threading.Thread(target=write, args=[n]) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.get("/5/19/", "v") == {"br": b"page"}


def test_a_file_that_is_no_database_is_made_anew(store, caplog):
    store.path.write_bytes(b"no database at all, " * 500)
    assert store.get("/a/", "v") == {}
    assert "made anew" in caplog.text
    store.put("/a/", "v", "br", b"page")
    assert store.get("/a/", "v") == {"br": b"page"}


def test_a_locked_file_costs_no_reader_an_error(store, caplog):
    store.put("/a/", "v", "br", b"page")
    with sqlite3.connect(store.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        store.put("/b/", "v", "br", b"page")
        other.execute("ROLLBACK")
    other.close()
    assert "does not work" in caplog.text
    assert store.get("/a/", "v") == {"br": b"page"}


def test_memory_keeps_to_its_bound_and_the_oldest_answers_go():
    class Answer:
        size = 100

    memory = Memory(most_bytes=1000)
    for number in range(50):
        memory.remember((number,), Answer())
        memory.remember((number,), Answer())
    assert list(memory.answers) == [(n,) for n in range(40, 50)]
    memory.forget((45,))
    memory.forget((45,))
    memory.remember((50,), Answer())
    assert len(memory.answers) == 10


def test_a_folder_that_cannot_be_used_turns_the_cache_off(
    pages_kept, settings, saying, caplog
):
    settings.NEWSROOM_PAGE_CACHE_FOLDER.write_text("a file, no folder")
    visitor = Visitor(saying)
    for _ in range(2):
        assert visitor.get("/water/").body == b"first"
    assert len(visitor.rendered) == 2
    assert "No page is kept" in caplog.text


def test_another_look_or_database_makes_other_pages(visitor, saying, settings):
    visitor.get("/water/")
    settings.BASE_URL = "https://paper.example"
    from operations.page_cache.shelf import _shelf

    _shelf.cache_clear()
    after_restart = Visitor(saying)
    after_restart.get("/water/")
    assert after_restart.rendered == ["/water/"]
