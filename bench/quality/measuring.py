"""Start the paper, let the tools look at it, tell what they found."""

import sys
from pathlib import Path

from bench.quality import paper, report, tools
from bench.quality.certificate import certificate
from bench.quality.pages import FOR_STAFF, MAIN, every_page
from bench.quality.serving import served

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
    told = report.Told(speeds=speeds, findings=findings, pages=[*pages, *FOR_STAFF])
    report.write(told, ROOT / "docs" / "quality.md")
    say(told.text())
    return 1 if told.misses() else 0


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _speeds(runs: int) -> dict[str, dict]:
    say(f"Lighthouse, {runs} times on each of {', '.join(MAIN)} ...")
    with served(**certificate(PLACE / "tls")) as address:
        return tools.lighthouse(address, MAIN, runs=runs)


def _findings(pages: dict[str, str]) -> list[tools.Finding]:
    found = []
    for mode, language in (("left to right", "en"), ("right to left", RIGHT_TO_LEFT)):
        say(f"axe, pa11y and the HTML checker, {mode} ...")
        with served(LANGUAGE_CODE=language, PAGE_CACHE="off") as address:
            found += _found(address, pages, mode, PLACE / "html" / language)
    return sorted(found)


def _found(base: str, pages: dict[str, str], mode: str, folder: Path) -> list:
    session = paper.signed_in(paper.editor())
    staff = [
        *tools.rules(base, FOR_STAFF, SCHEMES, mode=mode, session=session),
        *tools.markup(base, FOR_STAFF, folder / "staff", mode=mode, session=session),
    ]
    return [
        *tools.rules(base, pages, SCHEMES, mode=mode),
        *tools.markup(base, pages, folder, mode=mode),
        *tools.of_components(staff),
    ]
