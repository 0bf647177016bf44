"""Reads the demo paper's own files: what it is called, its stories, its replies."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent / "content"


def paper() -> dict:
    """Name, sections, authors, agencies and topics."""
    return _read(FOLDER / "paper.toml")


def pages() -> list[dict]:
    """The pages about the paper, in the order in which they are linked."""
    return _read(FOLDER / "pages.toml")["pages"]


def stories() -> list[dict]:
    """The stories, the oldest first, those that are not out yet at the end."""
    found = [_read(path) for path in sorted((FOLDER / "stories").glob("*.toml"))]
    return sorted(found, key=lambda story: -story["minutes_ago"])


def replies() -> list[dict]:
    """Readers' replies; what is answered always comes before its answer."""
    return _read(FOLDER / "replies.toml")["replies"]


def _read(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))
