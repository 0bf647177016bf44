import logging

import pytest
from django.core.cache import cache

from comments.models import Comment
from tests.comments.conftest import page_of, post_address, reply_fields

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_a_minute(settings):
    settings.NEWSROOM_REPLY_RATE = (2, 60)


@pytest.fixture
def send_from(reader, article):
    """Send a new reply from a network address; returns the status code."""
    numbers = iter(range(1000))

    def post(address, forwarded=None):
        headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
        fields = reply_fields(body=f"Reply {next(numbers)}")
        url = post_address(article)
        response = reader.post(url, fields, headers=headers, REMOTE_ADDR=address)
        return response.status_code

    return post


def test_too_many_replies_are_held_back_with_the_text_kept(send):
    send(body="One."), send(body="Two.")
    response = send(body="Three, and a long thought.")
    page = page_of(response)
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert "no-store" in response["Cache-Control"]
    assert page.find("textarea").text.strip() == "Three, and a long thought."
    assert page.find("input", {"name": "email"})["value"] == "ada@example.org"
    assert Comment.objects.count() == 2


def test_who_corrects_a_mistake_is_not_counted_for_it(send):
    assert [send(body="").status_code for _ in range(3)] == [422, 422, 422]
    assert send().status_code == 303


def test_networks_are_counted_apart(send_from):
    assert [send_from("192.0.2.7") for _ in range(3)] == [303, 303, 429]
    assert send_from("198.51.100.7") == 303


def test_neighbours_in_one_network_are_counted_together(send_from):
    assert [send_from(f"192.0.2.{host}") for host in (1, 2, 3)] == [303, 303, 429]
    hosts = ("2001:db8::1", "2001:db8::ffff:1", "2001:db8::2")
    assert [send_from(host) for host in hosts] == [303, 303, 429]


def test_old_addresses_in_new_clothes_are_counted_apart(send_from):
    assert [send_from("::ffff:192.0.2.7") for _ in range(3)] == [303, 303, 429]
    assert send_from("::ffff:198.51.100.7") == 303
    assert send_from("192.0.2.8") == 429


def test_odd_addresses_are_counted_and_do_no_harm(send_from):
    assert [send_from(odd) for odd in ("", "unix:", "fe80::1%eth0")][:2] == [303, 303]
    assert send_from("fe80::1%eth0") in {303, 429}


def test_forwarded_address_is_not_believed_without_a_proxy(send_from):
    answers = [send_from("192.0.2.7", f"198.51.{n}.1") for n in range(3)]
    assert answers == [303, 303, 429]


def test_forwarded_address_counts_behind_a_trusted_proxy(send_from, settings):
    settings.NEWSROOM_TRUSTED_PROXIES = 1
    answers = [send_from("10.0.0.1", f"198.51.{n}.1") for n in range(3)]
    assert answers == [303, 303, 303]


def test_what_a_reader_writes_before_the_proxy_is_not_believed(send_from, settings):
    settings.NEWSROOM_TRUSTED_PROXIES = 1
    forged = [f"198.51.{n}.1, 203.0.113.9" for n in range(3)]
    assert [send_from("10.0.0.1", text) for text in forged] == [303, 303, 429]


def test_own_address_counts_where_the_proxy_was_gone_round(send_from, settings):
    settings.NEWSROOM_TRUSTED_PROXIES = 1
    assert [send_from(f"192.0.{n}.7") for n in range(3)] == [303, 303, 303]


def test_broken_cache_lets_readers_post(send, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise ConnectionError("redis://secret@cache is away")

    monkeypatch.setattr(cache, "incr", broken)
    with caplog.at_level(logging.WARNING):
        answers = [send(body=f"Reply {number}").status_code for number in range(4)]
    assert answers == [303] * 4
    assert "The reply limit is not counted: ConnectionError" in caplog.text
    assert "secret" not in caplog.text


def test_cache_learns_no_network(send_from, monkeypatch):
    keys = []
    add = cache.add
    monkeypatch.setattr(
        cache, "add", lambda key, *a, **k: keys.append(key) or add(key, *a, **k)
    )
    send_from("192.0.2.77")
    assert keys
    assert not [key for key in keys if "192.0" in key]


def test_a_reply_is_stored_while_redis_is_away(send, settings):
    backend = "operations.failing_open.FailingOpenRedis"
    nobody = "redis://127.0.0.1:1/0"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": nobody}}
    assert [send(body=f"Reply {n}").status_code for n in range(3)] == [303] * 3
    assert Comment.objects.count() == 3
