from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.utils import timezone

from operations import clock, health
from operations.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ticked(db):
    clock.tick()


def fail(*args, **kwargs):
    raise OperationalError("password of the database: hunter2")


def test_the_process_answers_without_asking_anything(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


def test_the_process_answers_although_the_database_is_gone(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", fail)
    assert client.get("/healthz").status_code == 200


def test_a_house_in_order_is_ready(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    ok = dict.fromkeys(["status", "database", "cache", "clock"], "ok")
    assert response.json() == ok


def test_a_late_clock_makes_the_house_not_ready(client, settings):
    late = timedelta(seconds=settings.NEWSROOM_CLOCK_LATE_AFTER + 1)
    Job.objects.filter(name="heartbeat").update(finished_at=timezone.now() - late)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {
        "status": "failed",
        "database": "ok",
        "cache": "ok",
        "clock": "failed",
    }


def test_a_clock_that_never_ran_makes_the_house_not_ready(client):
    Job.objects.all().delete()
    assert client.get("/readyz").status_code == 503


def test_a_broken_cache_makes_the_house_not_ready(client, monkeypatch):
    monkeypatch.setattr(cache._connections[cache._alias], "set", fail)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["cache"] == "failed"
    assert response.json()["database"] == "ok"


def test_a_cache_that_forgets_at_once_makes_the_house_not_ready(client, monkeypatch):
    backend = cache._connections[cache._alias]
    monkeypatch.setattr(backend, "set", lambda *a, **k: None)
    assert client.get("/readyz").json()["cache"] == "failed"


def test_a_broken_database_makes_the_house_not_ready(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", fail)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] == "failed"


def test_the_answer_tells_nothing_about_the_fault(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", fail)
    assert b"hunter2" not in client.get("/readyz").content


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
def test_nobody_keeps_the_answer(client, url):
    assert "no-store" in client.get(url)["Cache-Control"]


def test_every_part_named_in_the_contract_is_looked_at():
    assert set(health.CHECKS) == {"database", "cache", "clock"}
