"""What the style guide is made of: templates, and the states in which each is shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class State:
    """One state: what it is called, and what the template is given.

    `render` makes the HTML where the template alone would not stand right.
    """

    name: str
    context: dict[str, Any] = field(default_factory=dict)
    render: Callable[[dict], str] | None = None


@dataclass(frozen=True)
class Entry:
    """A template with its states. `is_markup`: it makes no picture, but parts of HTML."""

    template: str
    states: tuple[State, ...]
    is_markup: bool = False

    @property
    def anchor(self) -> str:
        return self.template.removesuffix(".html").replace("/", "-")


def entry(template: str, *states: State, is_markup: bool = False) -> Entry:
    return Entry(template, states, is_markup)
