"""Render the states, and keep what each calls its parts apart from the others."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from operations.styleguide import blocks, components, replies
from operations.styleguide.entries import Entry, State

ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
# Where an id is named: one in most, several in the aria attributes, after # in a link.
NAMED = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby|href)=")([^"]*)(")')


@dataclass(frozen=True)
class Shown:
    """A state as it is put on the page."""

    name: str
    html: SafeString


@dataclass(frozen=True)
class ShownEntry:
    entry: Entry
    states: list[Shown]


def entries() -> list[Entry]:
    """Everything there is to show, in the order of the page."""
    return [*components.entries(), *blocks.entries(), *replies.entries()]


def shown(request: HttpRequest) -> list[ShownEntry]:
    """Every entry with its states rendered, each with ids of its own."""
    return [
        ShownEntry(one, [_shown(one, at, request) for at in range(len(one.states))])
        for one in entries()
    ]


def _shown(one: Entry, at: int, request: HttpRequest) -> Shown:
    state = one.states[at]
    html = apart(_html(one, state, request), f"{one.anchor}-{at}").strip()
    return Shown(state.name, mark_safe(html))  # noqa: S308 (our own templates, rendered)


def _html(one: Entry, state: State, request: HttpRequest) -> str:
    if state.render:
        return state.render(state.context)
    return render_to_string(one.template, state.context, request=request)


def apart(html: str, mark: str) -> str:
    """The same HTML with `mark` after each of its ids, wherever they are named."""
    known = set(ID.findall(html))

    def renamed(word: str) -> str:
        bare = word.removeprefix("#")
        return f"{word}-{mark}" if bare in known else word

    def attribute(found: re.Match) -> str:
        before, value, after = found.groups()
        return f"{before}{' '.join(map(renamed, value.split()))}{after}"

    return NAMED.sub(attribute, html)
