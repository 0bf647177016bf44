"""The processor time that PostgreSQL spends for us, where it runs on this machine."""

from functools import cache
from pathlib import Path

from django.db import connection

from bench.processes import cpu_seconds_of

NANOSECONDS = 1e9


def database_seconds() -> float:
    """What the process behind our connection has computed; 0 for SQLite, which is us.

    And 0 where that process cannot be seen.
    """
    try:
        told = Path(f"/proc/{_process()}/schedstat").read_text()
    except OSError:
        return 0.0
    return int(told.split()[0]) / NANOSECONDS


@cache
def _process() -> int:
    """A benchmark has one thread, and so one connection for all of its run."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def cluster_seconds() -> float:
    """What all of PostgreSQL has computed so far."""
    try:
        status = Path(f"/proc/{_process()}/status").read_text()
    except OSError:
        return 0.0
    parent = next(line for line in status.splitlines() if line.startswith("PPid:"))
    return cpu_seconds_of(int(parent.split()[1]))
