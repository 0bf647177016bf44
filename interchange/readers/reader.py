"""What a reader is: a name, a way to recognise its format, a way to read it."""

from collections.abc import Callable
from dataclasses import dataclass

from interchange.story import Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    `recognises(data, filename)` answers quickly and never raises.
    `read(data, filename)` returns a whole `Reading` or raises `Unreadable`.
    """

    name: str
    label: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Reading]
