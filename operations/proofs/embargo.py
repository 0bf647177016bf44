"""The proof that nobody outside reads a story before it is published.

What each may see is decided here. A stranger, a reader with an account and a moderator:
nothing. A reporter who is not the owner: that another's draft exists, as in any
newsroom, but nothing at all of a story under embargo; what stories share (authors,
agencies, topics, the picture library) is open to all who write.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client, override_settings

from accounts.roles import MODERATORS, REPORTERS
from operations.proofs.canaries import Aviary, Canary
from operations.proofs.crawling import Leak, Visitor
from operations.proofs.seeding import Secret, Seeder
from operations.proofs.surfaces import Surfaces

STRANGER, READER, MODERATOR, REPORTER = "stranger", "reader", "moderator", "reporter"
VISITORS = (STRANGER, READER, MODERATOR, REPORTER)
GROUPS = {MODERATOR: MODERATORS.group, REPORTER: REPORTERS.group}


@dataclass
class Report:
    """What was seeded, what was asked, and what came out."""

    canaries: int = 0
    surfaces: int = 0
    requests: int = 0
    leaks: list[Leak] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    unseeded: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing leaked, nothing broke and nothing was left out."""
        return not (self.leaks or self.crashes or self.unseeded)


def prove_embargo(
    visitors: Sequence[str] = VISITORS, *, only: str | tuple[str, ...] = ""
) -> Report:
    """Seed, crawl, take everything back; returns what was found.

    `only` limits it to the addresses that begin so, or in one of these ways.
    Holds the database's write lock while it runs, on SQLite.
    """
    aviary, report = Aviary(), Report()
    with _seeded(aviary) as secrets:
        surfaces = Surfaces(secrets, aviary)
        for name in visitors:
            _crawl(_visitor(name, aviary, only), surfaces, report)
    report.canaries = len(aviary.canaries)
    report.unseeded = sorted(aviary.unseeded)
    return report


@contextmanager
def _seeded(aviary: Aviary) -> Iterator[list[Secret]]:
    seeder = Seeder(aviary)
    with override_settings(ALLOWED_HOSTS=["*"]), transaction.atomic():
        try:
            yield seeder.seed()
        finally:
            seeder.remove_files()
            transaction.set_rollback(True)


def _visitor(name: str, aviary: Aviary, only) -> Visitor:
    client = Client(raise_request_exception=False)
    if name != STRANGER:
        users = get_user_model().objects
        user = users.create(username=f"proof-{aviary.prefix[-6:]}-{name}")
        if name in GROUPS:
            user.groups.add(Group.objects.get(name=GROUPS[name]))
        client.force_login(user)
    return Visitor(name, aviary, client, _allowed(name, aviary), only=only)


def _allowed(name: str, aviary: Aviary) -> frozenset[Canary]:
    if name != REPORTER:
        return frozenset()
    under_embargo = ("embargoed", "taken offline")
    canaries = aviary.canaries.values()
    return frozenset(c for c in canaries if c.shared or c.story not in under_embargo)


def _crawl(visitor: Visitor, surfaces: Surfaces, report: Report) -> None:
    for address in surfaces.public():
        visitor.ask_in_every_way(address)
    nowhere = surfaces.secret_stories() | surfaces.drafts_of_the_house()
    if visitor.name != REPORTER:  # who chooses from the library of the house
        nowhere |= surfaces.secret_files()
    for address, what in nowhere.items():
        visitor.expect_nothing_at(address, what)
    queries = surfaces.public_queries() if visitor.name == STRANGER else []
    if visitor.name in GROUPS:
        for address in surfaces.staff():
            visitor.ask(address)
        queries = surfaces.staff_queries()
    for query in queries:
        visitor.expect_same(query, surfaces.words(query))
    visitor.ask_linked()
    report.surfaces += len(visitor.asked)
    report.requests += visitor.requests
    report.leaks += dict.fromkeys(visitor.leaks)
    report.crashes += dict.fromkeys(visitor.crashes)
