"""What one line says about a story: who made it, when, where, about what."""

from dataclasses import dataclass, fields
from datetime import datetime

from interchange.readers.prose.agency_table import Agency
from interchange.readers.prose.names import Named
from interchange.story import Person, Role


@dataclass(frozen=True, slots=True)
class Credits:
    """What one line says about the story; the sentences are for remarks."""

    people: tuple[Person, ...] = ()
    agencies: tuple[Agency, ...] = ()
    places: tuple[str, ...] = ()
    published_at: tuple[datetime, ...] = ()
    updated_at: tuple[datetime, ...] = ()
    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    def __add__(self, other: "Credits") -> "Credits":
        return Credits(
            *(getattr(self, f.name) + getattr(other, f.name) for f in fields(self))
        )


def credits_of(named: Named, role: Role) -> Credits:
    """The credits of those a byline names, for what they did."""
    return Credits(
        people=tuple(Person(name, role) for name in named.people),
        agencies=named.agencies,
        places=named.places,
        losses=tuple(
            f"Left out “{job}” from the byline: it names no person."
            for job in named.jobs
        ),
    )
