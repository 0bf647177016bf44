"""The people of the proof: odd addresses, several networks, every fate of a reply."""

import secrets
from dataclasses import dataclass, field

from comments.models import Comment
from operations.proofs.crawling import Visitor
from operations.proofs.traces import Trace

# Only for measuring networks (RFC 2544), and only for documentation (RFC 3849): no
# reader of a real paper has them.
IPV4, IPV6 = "198.18", "2001:db8"


@dataclass
class Person:
    """Somebody who replies: the address as typed, from where, and what becomes of it."""

    whose: str
    typed: str
    network: str
    fate: str
    is_behind_proxy: bool = False
    answers: int | None = None  # the number of the person in the list
    traces: set[Trace] = field(default_factory=set)
    comment: Comment | None = None
    visitor: Visitor | None = None

    @property
    def written(self) -> Comment:
        """The reply, once it is posted."""
        if self.comment is None:
            raise RuntimeError(f"{self.whose} could not post a reply.")
        return self.comment


# Whose, the address as typed ({p} is the prefix, {P} in capitals), from where, what
# becomes of the reply, and the place of the person who is answered.
PEOPLE: tuple[tuple[str, str, str, str, int | None], ...] = (
    ("the approved reader", "{p}anna@{p}a.example", "IPv4", "approved", None),
    ("the reader with a tag", "{p}bea+news@{p}b.example", "IPv4", "reported", 0),
    ("the reader in capitals", "  {P}CARL@{P}C.EXAMPLE ", "IPv6", "rejected", None),
    ("the reader with an umlaut", "{p}dora@bücher-{p}d.example", "IPv6", "spam", None),
    ("the quoted reader", '"{p}emil.o\'hara"@{p}e.example', "mapped", "withdrawn", 0),
    ("the reader behind a proxy", "{p}finn@{p}f.example", "proxy", "pending", 0),
    ("the answered reader", "{p}gwen@{p}g.example", "IPv4", "redacted", 1),
    ("the banned reader", "{p}hugh@{p}h.example", "IPv6", "removed", None),
)


def people(prefix: str) -> list[Person]:
    """Eight people: odd spellings, IPv4, IPv6, a proxy, and every fate of a reply."""
    return [
        Person(
            whose,
            typed.format(p=prefix, P=prefix.upper()),
            _network(kind),
            fate,
            is_behind_proxy=kind == "proxy",
            answers=answers,
        )
        for whose, typed, kind, fate, answers in PEOPLE
    ]


def _network(kind: str) -> str:
    if kind == "IPv6":
        return _ipv6()
    return f"::ffff:{_ipv4()}" if kind == "mapped" else _ipv4()


def _ipv4() -> str:
    return f"{IPV4}.{secrets.randbelow(156) + 100}.{secrets.randbelow(156) + 100}"


def _ipv6() -> str:
    groups = (f"{secrets.randbelow(0xEFFF) + 0x1000:x}" for _ in range(4))
    return f"{IPV6}:{next(groups)}:{next(groups)}::{next(groups)}:{next(groups)}"
