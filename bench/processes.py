"""What processes are there, what they have computed and what memory they take (Linux)."""

import contextlib
import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[int]:
    """The processes that it started and that run now; none where it has ended."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def all_below(pid: int) -> list[int]:
    """The process, what it started, and what they started."""
    return [pid, *(one for child in children_of(pid) for one in all_below(child))]


def cpu_seconds_of(pid: int) -> float:
    """Of a process and all below it so far, of those that ended too."""
    return sum(_cpu_ticks(one) for one in all_below(pid)) / TICKS


def _cpu_ticks(pid: int) -> int:
    """User and system time, its own and that of its ended children."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    return sum(map(int, told.rpartition(")")[2].split()[11:15]))


def shared_memory_of(pid: int) -> int:
    """Its memory in KiB, of what it shares its part only (PSS)."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next(
        int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")
    )


def command_of(pid: int) -> bytes:
    """The program and its options, each ended by a NUL; empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
