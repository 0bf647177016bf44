"""What a piece of work costs: processor time, time on the clock, queries."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.database_time import database_seconds

WARM_UP = 2


@dataclass(frozen=True)
class Act:
    """A piece of work to be measured, and the most it may cost on the clock."""

    name: str
    run: Callable[[], object]
    bar: float | None = None  # milliseconds


@dataclass(frozen=True)
class Cost:
    """The median of some rounds, in milliseconds.

    `cpu` is that of this process, `database` what PostgreSQL computes meanwhile.
    """

    name: str
    cpu: float
    wall: float
    slowest: float
    queries: int
    bar: float | None = None
    database: float = 0.0

    def is_met(self, by: str = "wall") -> bool:
        """Whether it keeps under its bar; by `cpu` where others use the machine too."""
        taken = self.wall if by == "wall" else self.cpu + self.database
        return self.bar is None or taken <= self.bar


def measure(acts: Sequence[Act], *, rounds: int = 15) -> list[Cost]:
    """Do all acts in turn, round after round, so that a slow spell meets all of them."""
    for act in acts:
        for _ in range(WARM_UP):
            act.run()
    queries = [queries_of(act.run) for act in acts]
    taken = [[_timed(act.run) for act in acts] for _ in range(rounds)]
    return [
        _cost(act, count, [one_round[place] for one_round in taken])
        for place, (act, count) in enumerate(zip(acts, queries, strict=True))
    ]


def queries_of(run: Callable[[], object]) -> int:
    """How many queries it asks of the database."""
    with CaptureQueriesContext(connection) as captured:
        run()
    return len(captured)


def _clocks() -> tuple[float, float, float]:
    return time.process_time(), time.perf_counter(), database_seconds()


def _timed(run) -> list[float]:
    before = _clocks()
    run()
    return [now - then for now, then in zip(_clocks(), before, strict=True)]


def _cost(act: Act, queries: int, taken) -> Cost:
    cpu, wall, database = (
        [1000 * one for one in kind] for kind in zip(*taken, strict=True)
    )
    return Cost(
        name=act.name,
        cpu=statistics.median(cpu),
        wall=statistics.median(wall),
        slowest=max(wall),
        queries=queries,
        bar=act.bar,
        database=statistics.median(database),
    )


def table(costs: Sequence[Cost], *, by: str = "wall") -> str:
    """Markdown; the first cost is what the others are compared with."""
    lines = [
        "| what | CPU ms | wall ms (slowest) | queries | times the first | bar ms "
        f"| met ({by}) |",
        "|---|---|---|---|---|---|---|",
        *(_line(cost, costs[0], by) for cost in costs),
    ]
    return "\n".join(lines) + "\n"


def _line(cost: Cost, first: Cost, by: str) -> str:
    cells = [
        cost.name,
        f"{cost.cpu:.1f}" + (f" + {cost.database:.1f}" if cost.database else ""),
        f"{cost.wall:.1f} ({cost.slowest:.0f})",
        str(cost.queries),
        f"{cost.cpu / first.cpu:.1f}" if first.cpu else "",
        "" if cost.bar is None else f"{cost.bar:g}",
        "" if cost.bar is None else ("yes" if cost.is_met(by) else "**no**"),
    ]
    return f"| {' | '.join(cells)} |"
