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


def people(prefix: str) -> list[Person]:
    """Eight people: odd spellings, IPv4, IPv6, a proxy, and every fate of a reply."""
    p, upper = prefix, prefix.upper()
    mapped, near, far = _ipv4(), _ipv4(), _ipv4()
    return [
        Person("the approved reader", f"{p}anna@{p}a.example", _ipv4(), "approved"),
        Person(
            "the reader with a tag",
            f"{p}bea+news@{p}b.example",
            near,
            "reported",
            answers=0,
        ),
        Person(
            "the reader in capitals",
            f"  {upper}CARL@{upper}C.EXAMPLE ",
            _ipv6(),
            "rejected",
        ),
        Person(
            "the reader with an umlaut", f"{p}dora@bücher-{p}d.example", _ipv6(), "spam"
        ),
        Person(
            "the quoted reader",
            f'"{p}emil.o\'hara"@{p}e.example',
            f"::ffff:{mapped}",
            "withdrawn",
            answers=0,
        ),
        Person(
            "the reader behind a proxy",
            f"{p}finn@{p}f.example",
            far,
            "pending",
            is_behind_proxy=True,
            answers=0,
        ),
        Person(
            "the answered reader",
            f"{p}gwen@{p}g.example",
            _ipv4(),
            "redacted",
            answers=1,
        ),
        Person("the banned reader", f"{p}hugh@{p}h.example", _ipv6(), "removed"),
    ]


def _ipv4() -> str:
    return f"{IPV4}.{secrets.randbelow(156) + 100}.{secrets.randbelow(156) + 100}"


def _ipv6() -> str:
    groups = (f"{secrets.randbelow(0xEFFF) + 0x1000:x}" for _ in range(4))
    return f"{IPV6}:{next(groups)}:{next(groups)}::{next(groups)}:{next(groups)}"
