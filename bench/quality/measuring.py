"""Start the paper, let the tools look at it, tell what they found."""

import sys
from pathlib import Path

from bench.quality import paper, report, tools
from bench.quality.pages import MAIN, every_page
from bench.serving import house

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "var" / "quality"
SCHEMES = ["light", "dark"]
# Its direction is that of a right-to-left edition, whatever of it is translated.
RIGHT_TO_LEFT = "fa"


def measure(*, runs: int, only: str | None, fresh: bool) -> int:
    """Returns 0, or 1 when a tool is missing or a bar is missed."""
    try:
        tools.check()
    except tools.Missing as lack:
        say(str(lack))
        return 1
    say("Preparing the demo paper ...")
    paper.prepare(fresh=fresh)
    pages = every_page()
    speeds = {} if only == "rules" else _speeds(runs)
    findings = None if only == "speed" else _findings(pages)
    told = report.Told(speeds=speeds, findings=findings, pages=list(pages))
    report.write(told, ROOT / "docs" / "quality.md")
    say(told.text())
    return 1 if told.misses() else 0


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _speeds(runs: int) -> dict[str, dict]:
    say(f"Lighthouse, {runs} times on each of {', '.join(MAIN)} ...")
    with house() as running:
        base = f"http://127.0.0.1:{running.port}"
        for path in MAIN.values():
            tools.fetch(base + path)  # a server that has just started is slow once
        return tools.lighthouse(base, MAIN, runs=runs)


def _findings(pages: dict[str, str]) -> list[tools.Finding]:
    found = []
    for mode, language in (("left to right", "en"), ("right to left", RIGHT_TO_LEFT)):
        say(f"axe, pa11y and the HTML checker, {mode} ...")
        with house(LANGUAGE_CODE=language) as running:
            base = f"http://127.0.0.1:{running.port}"
            found += tools.rules(base, pages, SCHEMES, mode=mode)
            folder = PLACE / "html" / language
            found += tools.markup(base, pages, folder, mode=mode)
    return sorted(found)
