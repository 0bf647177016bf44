"""The light markup of the demo stories, turned into body blocks.

Blocks are parted by blank lines: `## ` a subheading, `> ` a quotation (its last line
`> -- speaker, role`), `!! ` a pull quote, anything else a paragraph. Brackets hold the
other blocks, the parts of their head separated by `|`, their lines below them:

    [picture: name | alt | caption | credit]
    [gallery: title]            - name | alt | caption | credit
    [facts: title]              - a fact
    [key facts: title]          - label: fact
    [timeline: title]           - when: what
    [table: caption | source]   - cell | cell (first the headings)
    [chart: title | kind | unit | source]   the figures, as they are typed in the admin
    [document: file | title | text]         the content of the file
    [embed: provider | title | address | text]
    [related: slug]             of a story that is older than this one
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

BRACKETS = re.compile(r"^\[([a-z ]+): ([^\]]+)\](.*)$", re.DOTALL)


@dataclass(frozen=True)
class Shelf:
    """Finds or makes what a body refers to; each answers with a primary key."""

    picture: Callable[[str, str, str], int]  # of a name, alt text and credit
    document: Callable[[str, str, str], int]  # of a file's name, title and content
    story: Callable[[str], int]


def _nothing(*wanted) -> int:
    raise KeyError(wanted[0])


EMPTY = Shelf(picture=_nothing, document=_nothing, story=_nothing)


def body_json(text: str, shelf: Shelf = EMPTY) -> str:
    """The body as JSON, in the form in which a StreamField is stored.

    Raises KeyError for a kind of block, a picture or a story that is not there.
    """
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    pairs = (_block(part, shelf) for part in parts if part)
    return json.dumps([{"type": kind, "value": value} for kind, value in pairs])


def _block(part: str, shelf: Shelf) -> tuple[str, object]:
    if part.startswith("## "):
        return "subheading", part[3:]
    if part.startswith("!! "):
        return "pull_quote", part[3:]
    if part.startswith("> "):
        return "quotation", _quotation(part)
    brackets = BRACKETS.match(part)
    if brackets:
        kind, head, rest = brackets.groups()
        name, build = BUILDERS[kind]
        return name, build(_split(head), rest.strip(), shelf)
    return "paragraph", f"<p>{part}</p>"


def _split(line: str) -> list[str]:
    return [piece.strip() for piece in line.split("|")]


def _items(rest: str) -> list[str]:
    return [line.removeprefix("- ") for line in rest.splitlines()]


def _pairs(rest: str, first: str, second: str) -> list[dict]:
    parted = (item.partition(": ") for item in _items(rest))
    return [{first: label, second: text} for label, _, text in parted]


def _quotation(part: str) -> dict:
    lines = [line.removeprefix("> ") for line in part.splitlines()]
    speaker, _, role = lines[-1].removeprefix("-- ").partition(", ")
    return {"quote": " ".join(lines[:-1]), "speaker": speaker, "role": role}


def _picture(head: list[str], rest: str, shelf: Shelf) -> dict:
    name, alt, caption, credit = head
    key = shelf.picture(name, alt, credit)
    image = {"image": key, "alt_text": alt, "decorative": False}
    return {"image": image, "caption": caption, "credit": credit}


def _gallery(head: list[str], rest: str, shelf: Shelf) -> dict:
    pictures = [_picture(_split(item), "", shelf) for item in _items(rest)]
    return {"title": head[0], "pictures": pictures}


def _facts(head: list[str], rest: str, shelf: Shelf) -> dict:
    return {"title": head[0], "facts": _items(rest)}


def _key_facts(head: list[str], rest: str, shelf: Shelf) -> dict:
    return {"title": head[0], "facts": _pairs(rest, "label", "fact")}


def _timeline(head: list[str], rest: str, shelf: Shelf) -> dict:
    return {"title": head[0], "events": _pairs(rest, "when", "what")}


def _table(head: list[str], rest: str, shelf: Shelf) -> dict:
    caption, source = head
    headings, *rows = (_split(item) for item in _items(rest))
    kinds = ["words", *["figure"] * (len(headings) - 1)]
    columns = [
        {"type": kind, "heading": heading}
        for kind, heading in zip(kinds, headings, strict=True)
    ]
    cells = [{"values": row} for row in rows]
    table = {"columns": columns, "rows": cells, "caption": caption}
    return {"table": table, "first_column_names_rows": True, "source": source}


def _chart(head: list[str], rest: str, shelf: Shelf) -> dict:
    title, kind, unit, source = head
    said = {"title": title, "kind": kind, "unit": unit, "source": source}
    return said | {"figures": rest}


def _document(head: list[str], rest: str, shelf: Shelf) -> dict:
    name, title, text = head
    key = shelf.document(name, title, rest)
    return {"document": key, "title": "", "text": text}


def _embed(head: list[str], rest: str, shelf: Shelf) -> dict:
    provider, title, address, text = head
    said = {"provider": provider, "title": title, "address": address, "text": text}
    return said | {"image": None, "player": ""}


def _related(head: list[str], rest: str, shelf: Shelf) -> int:
    return shelf.story(head[0])


BUILDERS = {
    "picture": ("picture", _picture),
    "gallery": ("gallery", _gallery),
    "facts": ("fact_box", _facts),
    "key facts": ("key_facts", _key_facts),
    "timeline": ("timeline", _timeline),
    "table": ("table", _table),
    "chart": ("chart", _chart),
    "document": ("document", _document),
    "embed": ("embed", _embed),
    "related": ("related_story", _related),
}
