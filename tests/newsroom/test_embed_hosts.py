"""Which hosts may be framed: those that the environment names, in the policy of all."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

POLICIES = """
from django.conf import settings
print(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"])
print(settings.NEWSROOM_STAFF_POLICY["frame-src"])
print(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["default-src"])
"""


def started_with(hosts: str) -> subprocess.CompletedProcess:
    """What the settings come to, in a process of its own with these hosts."""
    module = "newsroom.settings.test"
    given = {"EMBED_HOSTS": hosts, "DJANGO_SETTINGS_MODULE": module}
    return subprocess.run(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-c", POLICIES],
        cwd=settings.BASE_DIR,
        env=os.environ | given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("hosts", "readers", "staff"),
    [
        ("", ["'none'"], ["'self'"]),
        (
            "Player.example.org, maps.example.org",
            ["https://player.example.org", "https://maps.example.org"],
            ["'self'", "https://player.example.org", "https://maps.example.org"],
        ),
    ],
)
def test_named_hosts_and_no_others_may_be_framed(hosts, readers, staff):
    lines = started_with(hosts).stdout.splitlines()
    assert lines == [str(readers), str(staff), str(["'self'"])]


def test_a_paper_does_not_start_with_a_host_that_is_too_wide():
    failed = started_with("*.example.org")
    assert failed.returncode != 0
    assert "give exact names" in failed.stderr
