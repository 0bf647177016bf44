"""What must be right before a story is published. A gate is a class of its own.

Which gates a section sets is chosen there (`SectionPage.gates`); the embargo and legal
advice stand everywhere, and so does that the story is complete. A new gate is one class, and one line in GATES.
"""

from collections.abc import Iterable

from articles.gates.attribution import BylineGate, SourceGate
from articles.gates.embargo import EmbargoGate
from articles.gates.gate import Gate
from articles.gates.legal import LegalGate
from articles.gates.pictures import AltTextGate, CreditGate
from articles.gates.rows import RowsGate
from articles.gates.text import BodyGate

GATES: tuple[Gate, ...] = (
    BylineGate(),
    AltTextGate(),
    CreditGate(),
    SourceGate(),
    LegalGate(),
    EmbargoGate(),
    RowsGate(),
    BodyGate(),
)
DEFAULT_GATES = ("byline", "alt_text")

__all__ = [
    "DEFAULT_GATES",
    "GATES",
    "cannot_be_overridden",
    "choices",
    "default_gates",
    "label_of",
    "problems",
]


def default_gates() -> list[str]:
    """What a new section asks of its stories."""
    return list(DEFAULT_GATES)


def choices() -> list[tuple[str, str]]:
    """The gates that a section may set or leave out, by code."""
    return [(gate.code, str(gate.label)) for gate in GATES if not gate.is_everywhere]


def label_of(code: str) -> str:
    """The gate's name; its code where there is no such gate any more."""
    return next((str(gate.label) for gate in GATES if gate.code == code), code)


def cannot_be_overridden(codes: Iterable[str]) -> bool:
    """Whether one of these gates holds for everybody."""
    return any(gate.code in set(codes) for gate in GATES if not gate.is_overridable)


def problems(article, chosen: Iterable[str]) -> dict[str, str]:
    """A sentence for each gate that stands against publishing, by the gate's code."""
    chosen = set(chosen)
    applying = (gate for gate in GATES if gate.is_everywhere or gate.code in chosen)
    found = ((gate.code, gate.problem(article)) for gate in applying)
    return {code: sentence for code, sentence in found if sentence}
