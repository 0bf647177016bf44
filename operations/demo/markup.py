"""The light markup of the demo stories, turned into body blocks.

Blocks are parted by blank lines: `## ` a subheading, `> ` a quotation (its last line
`> -- speaker, role`), `!! ` a pull quote, `[picture: …]`, `[facts: …]`, `[timeline: …]`;
anything else is a paragraph.
"""

import json
import re
from collections.abc import Callable

Pictures = Callable[[str], int]  # the primary key of the picture with this name
BRACKETS = re.compile(r"^\[(picture|facts|timeline): ([^\]]+)\](.*)$", re.DOTALL)


def body_json(text: str, picture_id: Pictures) -> str:
    """The body as JSON, in the form in which a StreamField is stored."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    pairs = (_block(part, picture_id) for part in parts if part)
    return json.dumps([{"type": kind, "value": value} for kind, value in pairs])


def _block(part: str, picture_id: Pictures) -> tuple[str, object]:
    if part.startswith("## "):
        return "subheading", part[3:]
    if part.startswith("!! "):
        return "pull_quote", part[3:]
    if part.startswith("> "):
        return "quotation", _quotation(part)
    brackets = BRACKETS.match(part)
    if brackets:
        kind, head, rest = brackets.groups()
        return _bracketed(kind, head, rest, picture_id)
    return "paragraph", f"<p>{part}</p>"


def _quotation(part: str) -> dict:
    lines = [line.removeprefix("> ") for line in part.splitlines()]
    speaker, _, role = lines[-1].removeprefix("-- ").partition(", ")
    return {"quote": " ".join(lines[:-1]), "speaker": speaker, "role": role}


def _bracketed(kind: str, head: str, rest: str, picture_id: Pictures):
    if kind == "picture":
        name, alt, caption, credit = (piece.strip() for piece in head.split("|"))
        image = {"image": picture_id(name), "alt_text": alt, "decorative": False}
        return "picture", {"image": image, "caption": caption, "credit": credit}
    items = [line.removeprefix("- ") for line in rest.strip().splitlines()]
    if kind == "facts":
        return "fact_box", {"title": head, "facts": items}
    pairs = (item.partition(": ") for item in items)
    events = [{"when": when, "what": what} for when, _, what in pairs]
    return "timeline", {"title": head, "events": events}
