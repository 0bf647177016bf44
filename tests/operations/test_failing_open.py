"""The Redis cache, and the paper without it."""

import pytest
from django.core.cache import cache, caches
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import TimeoutError as TooSlow

from operations.failing_open import FailingOpenClient

GONE = "redis://127.0.0.1:1/0"  # nothing listens there


@pytest.fixture
def without_redis(settings):
    backend = "operations.failing_open.FailingOpenRedis"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": GONE}}
    return caches["default"]


def test_nothing_is_found_and_nothing_fails(without_redis):
    assert cache.get("a", "other") == "other"
    assert cache.get_many(["a", "b"]) == {}
    assert cache.set("a", 1) is None
    assert cache.set_many({"a": 1}) == []
    assert cache.add("a", 1) is True
    assert cache.get_or_set("a", lambda: 7) == 7
    assert "a" not in cache
    assert cache.delete("a") is False
    assert cache.touch("a") is False
    assert not cache.clear()


def test_a_count_that_cannot_be_kept_says_so(without_redis):
    with pytest.raises(ValueError, match="nothing is counted"):
        cache.incr("a")


@pytest.mark.parametrize("fault", [NoConnection, TooSlow])
def test_after_a_fault_redis_is_left_alone_for_a_while(fault, monkeypatch):
    asked = []

    def fail(*_arguments, **_options):
        asked.append(1)
        raise fault("away")

    # A busy machine may take longer than the real pause for twenty questions.
    monkeypatch.setattr("operations.failing_open.PAUSE", 3600)
    client = FailingOpenClient([GONE])
    monkeypatch.setattr("redis.Redis.execute_command", fail)
    answers = [client.get(f"key{n}", None) for n in range(20)]
    assert answers == [None] * 20
    assert len(asked) == 1


def test_redis_is_asked_again_after_the_pause(monkeypatch):
    client = FailingOpenClient([GONE])
    assert client.get("key", None) is None
    monkeypatch.setattr("redis.Redis.get", lambda *_: b"5")
    assert client.get("key", None) is None
    client._away_until = 0
    assert client.get("key", None) == 5
