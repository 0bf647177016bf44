"""Production refuses to start with something missing, and is strict when it starts."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEF",
    "FIELD_ENCRYPTION_KEYS": "0123456789abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "paper.example",
    "BASE_URL": "https://paper.example",
}

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
}


def start(told: str = "", **variables) -> subprocess.CompletedProcess:
    """Load the production settings in a process of their own, and print `told`."""
    code = f"from django.conf import settings as s; s.DEBUG; {told}"
    environment = {**ENVIRONMENT, **GOOD, **variables}
    return subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def told(*names: str, **variables) -> dict:
    """The production settings of these names."""
    wanted = ", ".join(f"{name!r}: getattr(s, {name!r}, None)" for name in names)
    started = start(f"import json; print(json.dumps({{{wanted}}}))", **variables)
    assert started.returncode == 0, started.stderr
    return json.loads(started.stdout)


def test_production_starts_with_the_four_needed_variables():
    assert start().returncode == 0


@pytest.mark.parametrize("name", GOOD)
def test_production_does_not_start_without(name):
    started = start(**{name: ""})
    (sentence,) = started.stderr.strip().splitlines()
    assert started.returncode != 0
    assert f"Set {name} in the environment" in sentence
    assert ".env.example" in sentence


def test_everything_that_is_missing_is_named_in_one_sentence():
    started = start(**dict.fromkeys(GOOD, ""))
    sentence = started.stderr.strip().splitlines()[-1]
    assert f"Set {', '.join(GOOD)} in" in sentence
    assert sentence.endswith(".")


def test_the_refusal_shows_no_secret():
    started = start(BASE_URL="")
    assert GOOD["SECRET_KEY"] not in started.stderr
    assert GOOD["FIELD_ENCRYPTION_KEYS"] not in started.stderr


def test_production_never_debugs_and_guards_its_cookies():
    names = ("DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    found = told(*names, "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", DEBUG="1")
    assert found == {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
    }


def test_forwarded_headers_are_believed_only_where_there_is_a_proxy():
    assert told("SECURE_PROXY_SSL_HEADER")["SECURE_PROXY_SSL_HEADER"] is None
    behind = told("SECURE_PROXY_SSL_HEADER", TRUSTED_PROXIES="1")
    header = behind["SECURE_PROXY_SSL_HEADER"]
    assert header == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_a_paper_without_https_can_run_in_a_house_network():
    found = told("SECURE_SSL_REDIRECT", BASE_URL="http://paper.example")
    assert found == {"SECURE_SSL_REDIRECT": False}


def test_an_empty_line_counts_as_not_set():
    assert told("TIME_ZONE", TIME_ZONE="") == {"TIME_ZONE": "UTC"}


def test_lists_are_parted_by_commas():
    hosts = told("ALLOWED_HOSTS", ALLOWED_HOSTS=" a.example, b.example,,")
    assert hosts == {"ALLOWED_HOSTS": ["a.example", "b.example"]}


@pytest.mark.parametrize(
    ("reach", "subdomains", "preload"),
    [("", False, False), ("subdomains", True, False), ("preload", True, True)],
)
def test_https_is_promised_for_other_hosts_only_where_the_owner_says_so(
    reach, subdomains, preload
):
    names = ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    found = told(*names, HSTS_REACH=reach)
    assert list(found.values()) == [subdomains, preload]


def test_a_paper_that_is_set_up_passes_the_checks_for_deployment():
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env=ENVIRONMENT | GOOD,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
