"""The tools that judge, none of them ours: Lighthouse, axe, pa11y, the W3C's checker."""

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
CHROMIUM = os.environ.get("CHROME_PATH") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    "",
)

# What is right as it is, each with its reason; docs/quality.md tells of them.
ACCEPTED = (
    # Both are asked for: the second for screen readers that do not tell of the first.
    "Attribute “aria-required” is unnecessary for elements that have attribute “required”.",
    # The words of the demo stay English when the interface is Persian.
    'This document appears to be written in English but the “html” start tag has “lang="fa"”.',
)
# In the style guide only, where a component stands on the page many times, and a part of
# one without those to which it links.
REPEATED = (
    "landmark-unique",
    "WCAG2AA.Principle2.Guideline2_4.2_4_1.G1,G123,G124.NoSuchID",
)
REPEATED_WORDS = "Consider using the “h1” element as a top-level heading only"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that one of them holds against a page."""

    page: str
    mode: str
    tool: str
    rule: str
    place: str
    says: str


def of_components(found: list[Finding]) -> list[Finding]:
    """Without what comes of showing a component several times on one page."""
    return [
        one
        for one in found
        if one.rule not in REPEATED and not one.says.startswith(REPEATED_WORDS)
    ]


class Missing(Exception):
    """A tool is not on this machine."""


def check() -> None:
    """Raises Missing, naming what is not here."""
    needed = {
        "Chromium": CHROMIUM,
        "node (20 or newer)": shutil.which("node"),
        "java (17 or newer)": shutil.which("java"),
        "the npm packages of bench/quality": CHECKER.exists(),
    }
    if lacking := [name for name, found in needed.items() if not found]:
        raise Missing(f"Needed, and not here: {', '.join(lacking)}.")


def lighthouse(base: str, pages: dict[str, str], *, runs: int) -> dict[str, dict]:
    """What it measured on its mobile preset, by the page's name."""
    return _node("lighthouse.mjs", {"base": base, "pages": pages, "runs": runs})


def rules(
    base: str,
    pages: dict[str, str],
    schemes: list[str],
    *,
    mode: str,
    session: str = "",
) -> list[Finding]:
    """What axe and pa11y find in each scheme; `session` signs somebody in."""
    told = {"base": base, "pages": pages, "schemes": schemes}
    if session:
        host = base.split("/")[2].split(":")[0]
        told["cookie"] = {"name": "sessionid", "value": session, "domain": host}
    return [
        Finding(
            page=one["page"],
            mode=f"{mode}, {one['scheme']}",
            tool=one["tool"],
            rule=one["rule"],
            place=one["place"],
            says=one["says"],
        )
        for one in _node("rules.mjs", told)
    ]


def _node(script: str, told: dict):
    done = subprocess.run(  # noqa: S603 (our own scripts)
        ["node", str(FOLDER / script)],  # noqa: S607 (wherever it is installed)
        input=json.dumps(told),
        env={**os.environ, "CHROME_PATH": CHROMIUM},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def markup(
    base: str, pages: dict[str, str], folder: Path, *, mode: str, session: str = ""
) -> list[Finding]:
    """What the W3C's checker finds in the HTML of each page, warnings too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = {}
    for number, (name, path) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_bytes(fetch(base + path, session))
        names[file.name] = name
    found = (_finding(one, names, mode) for one in _nu(names, folder))
    return [one for one in found if not one.says.startswith(ACCEPTED)]


def fetch(url: str, session: str = "") -> bytes:
    """The page, also where it answers that it is not there."""
    request = urllib.request.Request(url)  # noqa: S310 (our own server)
    if session:
        request.add_header("Cookie", f"sessionid={session}")
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.read()
    except urllib.error.HTTPError as answer:
        return answer.read()


def _nu(names: Iterable[str], folder: Path) -> list[dict]:
    files = [str(folder / name) for name in names]
    command = ["java", "-Xss2m", "-jar", str(CHECKER), "--format", "json", "--stdout"]
    done = subprocess.run(  # noqa: S603 (our own files)
        [*command, *files], capture_output=True, check=False
    )
    return json.loads(done.stdout)["messages"]


def _finding(message: dict, names: dict[str, str], mode: str) -> Finding:
    line, column = message.get("lastLine", 0), message.get("lastColumn", 0)
    return Finding(
        page=names[message["url"].rpartition("/")[2]],
        mode=mode,
        tool="Nu HTML checker",
        rule=message.get("subType", message["type"]),
        place=f"line {line}, column {column}",
        says=message["message"],
    )
