"""The tables of docs/quality.md, and which bars are missed."""

from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from bench.quality.tools import Finding

BEGINS, ENDS = "<!-- measured: begins -->", "<!-- measured: ends -->"
KILOBYTE = 1000
MOST_WORDS = 60 * KILOBYTE  # HTML, CSS and scripts of a page, as they are sent
MOST_FONTS = 60 * KILOBYTE
MOST_LCP = 1200  # milliseconds, on Lighthouse's slow 4G
ALL = [100, 100, 100, 100]


@dataclass(frozen=True)
class Told:
    """What one run measured; a half that was left out is empty, or None."""

    speeds: dict[str, dict]
    findings: list[Finding] | None
    pages: list[str]

    def text(self) -> str:
        day = timezone.localdate().isoformat()
        parts = [f"Measured on {day}.", self._speed_table(), self._weight_table()]
        return "\n\n".join(filter(None, [*parts, self._rules_table(), self._missed()]))

    def misses(self) -> list[str]:
        """A sentence for each bar that is missed."""
        missed = [
            sentence for name in self.speeds for sentence in self._missed_by(name)
        ]
        if self.findings:
            missed.append(f"{len(self.findings)} findings of the rule checkers")
        return missed

    def _missed_by(self, name: str) -> list[str]:
        one = self.speeds[name]
        bars = {
            f"{name}: Lighthouse {'/'.join(map(str, one['scores']))}": one["scores"]
            != ALL,
            f"{name}: LCP {one['lcp']:.0f} ms": one["lcp"] >= MOST_LCP,
            f"{name}: CLS {one['cls']:.3f}": one["cls"] > 0,
            f"{name}: {one['words']} bytes of HTML, CSS, scripts": one["words"]
            > MOST_WORDS,
            f"{name}: {one['fonts']} bytes of fonts": one["fonts"] > MOST_FONTS,
        }
        missed = [sentence for sentence, is_missed in bars.items() if is_missed]
        return [*missed, *(f"{name}: {lost}" for lost in one["lost"] if missed)]

    def _speed_table(self) -> str:
        if not self.speeds:
            return ""
        head = [
            *("page", "performance", "accessibility", "best practices", "SEO"),
            *("FCP ms", "LCP ms", "blocking ms", "CLS"),
        ]
        rows = [
            [
                name,
                *one["scores"],
                *(round(one[key]) for key in ("fcp", "lcp", "tbt")),
                f"{one['cls']:.3f}",
            ]
            for name, one in self.speeds.items()
        ]
        return table(head, rows)

    def _weight_table(self) -> str:
        if not self.speeds:
            return ""
        kinds = ["document", "stylesheet", "scripts", "words", "fonts", "pictures"]
        head = [
            *("page, kB as sent", "HTML", "CSS", "scripts", "these together"),
            *("fonts", "pictures", "requests"),
        ]
        rows = [
            [
                name,
                *(f"{one[kind] / KILOBYTE:.1f}" for kind in kinds),
                len(one["requests"]),
            ]
            for name, one in self.speeds.items()
        ]
        return table(head, rows)

    def _rules_table(self) -> str:
        if self.findings is None:
            return ""
        rows = [
            [page, *(self._count(page, tool) for tool in ("axe", "pa11y", "Nu"))]
            for page in self.pages
        ]
        head = ["page, findings in all modes", "axe", "pa11y", "Nu HTML checker"]
        return table(head, rows)

    def _count(self, page: str, tool: str) -> int:
        return sum(
            one.page == page and one.tool.startswith(tool)
            for one in self.findings or []
        )

    def _missed(self) -> str:
        missed = self.misses()
        lines = [*missed, *(str_of(one) for one in self.findings or [])]
        return "\n".join(["Missed:", "", *(f"- {line}" for line in lines)]) * bool(
            missed
        )


def str_of(one: Finding) -> str:
    return f"{one.page} ({one.mode}) {one.tool} `{one.rule}` at `{one.place}`: {' '.join(one.says.split())}"


def table(head: list, rows: list[list]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def write(told: Told, document: Path) -> None:
    """Put the tables between the marks of the document; the words around them stay.

    Only a whole run is kept there: half a run would leave half of another beside it.
    """
    if told.findings is None or not told.speeds:
        return
    before, _mark, rest = document.read_text().partition(BEGINS)
    _old, _mark, after = rest.partition(ENDS)
    document.write_text(f"{before}{BEGINS}\n\n{told.text()}\n\n{ENDS}{after}")
