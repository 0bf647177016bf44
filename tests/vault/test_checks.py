import pytest
from django.core.checks import run_checks


def found() -> list[str]:
    return [e.id for e in run_checks(tags=["security"]) if e.id.startswith("vault.")]


def test_a_house_without_keys_is_an_error(under_keys):
    under_keys()
    assert found() == ["vault.E002"]


@pytest.mark.parametrize("keys", [("k" * 31,), ("k" * 32, "short")])
def test_a_key_that_is_too_short_is_an_error(under_keys, keys):
    under_keys(*keys)
    assert found() == ["vault.E003"]


def test_the_error_names_the_number_of_the_key_and_not_the_key(under_keys):
    under_keys("k" * 32, "shortsecret")
    (error,) = [e for e in run_checks(tags=["security"]) if e.id == "vault.E003"]
    assert "Key 2" in error.msg
    assert "shortsecret" not in str(error)


def test_long_keys_are_no_error(under_keys):
    under_keys("k" * 32, "o" * 60)
    assert found() == []
