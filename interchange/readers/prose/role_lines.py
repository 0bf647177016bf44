"""Credits by the work done: “Reporting by A; editing by B”, “Photographs by C”."""

from interchange.readers.prose.credit_wordings import (
    CLAUSE_BREAK,
    MUST_BE_OTHER,
    PICTURE_ROLES,
    ROLE_LEADS,
)
from interchange.readers.prose.credits import Credits, credits_of
from interchange.readers.prose.names import Named, names_in
from interchange.story import Role


def role_credits(text: str) -> Credits | None:
    """“Reporting by A and B; editing by C”, “Photographs by D”, “Translated by E”."""
    clauses = CLAUSE_BREAK.split(text.strip("()[]. "))
    found = [_clause(clause.strip(" .;,")) for clause in clauses]
    return sum(filter(None, found), Credits()) if found and all(found) else None


def _clause(clause: str) -> Credits | None:
    other = MUST_BE_OTHER.match(clause)
    if other and names_in(clause[other.end() :]):
        return Credits(losses=(f"Left out “{clause}”: a story has no such credit.",))
    for lead, role in ROLE_LEADS:
        match = lead.match(clause)
        named = names_in(clause[match.end() :]) if match else None
        if named:
            return _role_found(clause, named, role)
    return None


def _role_found(clause: str, named: Named, role: Role) -> Credits:
    if role in PICTURE_ROLES and named.agencies:
        kept = credits_of(Named(named.people, (), named.jobs), role)
        return kept + Credits(
            losses=(
                f"Left out the agency in “{clause}”: it is a picture's credit, and a text brings no picture.",
            )
        )
    return credits_of(named, role)
