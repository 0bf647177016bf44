"""What a visitor sees while a part of the house is away."""

import pytest
from django.db import InterfaceError, OperationalError

from home.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def front_page_meets(client, monkeypatch):
    def meet(error):
        def fail(*args, **kwargs):
            raise error

        monkeypatch.setattr(HomePage, "get_context", fail)
        client.raise_request_exception = False
        return client.get("/")

    return meet


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_while_the_database_is_away_readers_are_asked_to_come_again(
    front_page_meets, error
):
    response = front_page_meets(error("password of the database: hunter2"))
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "try again in a minute" in response.content.decode()
    assert "hunter2" not in response.content.decode()


def test_any_other_fault_is_our_own(front_page_meets):
    response = front_page_meets(RuntimeError("hunter2"))
    assert response.status_code == 500
    assert "Retry-After" not in response
