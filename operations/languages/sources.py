"""Every message that the sources ask gettext for, found without gettext's own tools.

Python files are read as syntax trees, templates through Django's own reading of them.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation.template import templatize

ROOMS = (
    "accounts",
    "articles",
    "comments",
    "home",
    "interchange",
    "operations",
    "vault",
)
TEMPLATES = "templates"
# What a call's text arguments are: context, message, plural.
PARTS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "msgid_plural"),
    "ngettext_lazy": ("msgid", "msgid_plural"),
    "pgettext": ("msgctxt", "msgid"),
    "pgettext_lazy": ("msgctxt", "msgid"),
    "npgettext": ("msgctxt", "msgid", "msgid_plural"),
    "npgettext_lazy": ("msgctxt", "msgid", "msgid_plural"),
}
TEXT = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
TEMPLATE_CALL = re.compile(
    rf"\b(\w+|_)\(({TEXT}(?:, ?{TEXT})*)(?:, count)?\)", re.DOTALL
)


@dataclass
class Message:
    """One message, and the files that say it."""

    msgid: str
    msgctxt: str | None = None
    msgid_plural: str = ""
    files: set[str] = field(default_factory=set)

    @property
    def key(self):
        return self.msgctxt, self.msgid


def messages_of(root: Path) -> dict[tuple[str | None, str], Message]:
    """The messages of the project below `root`, by context and text.

    Raises `ValueError` where two files give one message different plurals.
    """
    found: dict[tuple[str | None, str], Message] = {}
    for path, message in sorted(said_in(root), key=lambda said: said[0]):
        known = found.setdefault(message.key, message)
        if known.msgid_plural and message.msgid_plural not in ("", known.msgid_plural):
            raise ValueError(f"{path}: another plural of {message.msgid!r}")
        known.msgid_plural = known.msgid_plural or message.msgid_plural
        known.files.add(path)
    return found


def said_in(root: Path) -> Iterator[tuple[str, Message]]:
    """Each file's messages, with the file's path from `root`."""
    for room in ROOMS:
        for path in (root / room).rglob("*.py"):
            if "migrations" not in path.parts:
                for message in in_python(path.read_text()):
                    yield path.relative_to(root).as_posix(), message
    for path in (root / TEMPLATES).rglob("*.*"):
        for message in in_template(path.read_text(), str(path)):
            yield path.relative_to(root).as_posix(), message


def in_python(source: str) -> Iterator[Message]:
    """The messages of calls whose arguments are plain strings."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            yield from message_of(name, texts)


def in_template(source: str, origin: str) -> Iterator[Message]:
    """The messages of a template's tags and of `_("…")` in its expressions."""
    for name, texts in TEMPLATE_CALL.findall(templatize(source, origin=origin)):
        yield from message_of(name, list(ast.literal_eval(f"({texts},)")))


def message_of(name: str, texts: list) -> Iterator[Message]:
    parts = PARTS.get(name, ())
    given = texts[: len(parts)]
    if parts and len(given) == len(parts) and all(isinstance(t, str) for t in given):
        yield Message(**dict(zip(parts, given, strict=True)))
