"""The proof that a reader's address, and where it came from, is seen by nobody.

Nobody: not readers, not the staff without the permission for it, not a log, not a mail
to somebody else; not as it was typed, nor as anything that can be computed from it.
"""

import secrets
import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client, override_settings
from wagtail.search import index

from accounts.roles import ROLES
from operations.clock import TASKS
from operations.proofs.crawling import Leak, Visitor
from operations.proofs.hearing import Ear, Postbox, all_logs_heard
from operations.proofs.reader_surfaces import (
    ReaderSurfaces,
    lookups,
    own_hosts,
    unvisited,
)
from operations.proofs.readers import Discussion
from operations.proofs.traces import Traces

STRANGER = "a stranger"
# Nothing leaves the house, and nothing that the proof made is kept for readers.
IN_PRIVATE = {
    "ALLOWED_HOSTS": ["*"],
    "CACHES": {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "prove-email-privacy",
        }
    },
    "WAGTAILFRONTENDCACHE": {},
    "NEWSROOM_DELIVERY_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    "EMAIL_BACKEND": "operations.mail.OutboxBackend",
    "NEWSROOM_REPLY_RATE": (1000, 60),
    "NEWSROOM_REPLIES_PER_PAGE": 3,  # so that there are further pages
    "SECURE_SSL_REDIRECT": False,
}
# Tidying touches all rows, says nothing to anybody, and is proved by its own tests.
NOT_RUN = "comments.retention"


@dataclass
class Report:
    """What was looked at, for how many forms, and what came out."""

    people: int = 0
    forms: int = 0
    surfaces: int = 0
    requests: int = 0
    size: int = 0
    lines: int = 0
    mails: int = 0
    leaks: list[Leak] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    unvisited: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing leaked, nothing broke and nothing was left out."""
        return not (self.leaks or self.crashes or self.unvisited)


def prove_email_privacy(
    roles: tuple[str, ...] | None = None, *, only: str = ""
) -> Report:
    """Seed, crawl, take everything back; returns what was found.

    `roles` are the groups of the staff that look too, else all of them; `only` limits it
    to the addresses that begin so. Holds the database's write lock while it runs, on
    SQLite. Sends nothing.
    """
    return Proof(roles, only).run()


class Proof:
    """One run: who asks, what they heard."""

    def __init__(self, roles: tuple[str, ...] | None, only: str = ""):
        self.only = only
        self.roles = [role.group for role in ROLES] if roles is None else roles
        word = "".join(secrets.choice(string.ascii_lowercase) for _ in range(8))
        self.traces = Traces(prefix=f"leser{word}")
        self.visitors: list[Visitor] = []
        self.report = Report()

    def run(self) -> Report:
        """Everything, in a transaction that is undone."""
        with _undone(), all_logs_heard() as ear:
            self.hosts = own_hosts()
            postbox = Postbox()
            discussion = Discussion(self.traces, self._enter)
            try:
                discussion.seed()
                self._happen()
                self._crawl(discussion)
                self._happen()
                self._count(discussion, ear, postbox)
            finally:
                if story := getattr(discussion, "story", None):
                    index.remove_object(story)
        return self.report

    def _enter(self, name: str, *, may_see=frozenset(), **seen_from) -> Visitor:
        client = Client(raise_request_exception=False, **seen_from)
        visitor = Visitor(name, self.traces, client, may_see, hosts=self.hosts)
        visitor.only = self.only
        self.visitors.append(visitor)
        return visitor

    def _happen(self) -> None:
        """Do what waits for the end of the transaction, and the clock's work on replies."""
        for task in TASKS:
            module = task.run.__module__
            if module.startswith("comments.") and module != NOT_RUN:
                task.run()
        while connection.run_on_commit:
            waiting = connection.run_on_commit.pop(0)
            waiting[1]()  # after the savepoints that it belongs to

    def _crawl(self, discussion: Discussion) -> None:
        surfaces = ReaderSurfaces(discussion)
        for person in discussion.people:
            if person.visitor:  # the receipt, and what it leads to
                person.visitor.only = self.only or "/comments/"
                surfaces.below(person.visitor)
        stranger = self._enter(STRANGER)
        self._ask(stranger, surfaces, surfaces.public())
        for group in self.roles:
            self._ask(self._member(group), surfaces, surfaces.staff())
        answered = {a for visitor in self.visitors for a in visitor.answered}
        if not self.only:
            self.report.unvisited = unvisited(answered)

    def _ask(
        self, visitor: Visitor, surfaces: ReaderSurfaces, found: list[str]
    ) -> None:
        answers = {}
        for address in found:
            status, text = visitor.ask(address)
            if status >= 300:
                continue
            answers[address] = text
            if visitor.name == STRANGER:
                visitor.ask(address, "HEAD")
                visitor.ask(address, accept="application/json")
        surfaces.below(visitor)
        for query in surfaces.searches(visitor, lookups(answers)):
            visitor.expect_same(query, surfaces.words())

    def _member(self, group: str) -> Visitor:
        """Somebody of the staff, without the permission to see an address."""
        name = f"proof-{self.traces.prefix}-{group.lower()}"
        user = get_user_model().objects.create(username=name, is_active=True)
        user.groups.add(Group.objects.get(name=group))
        visitor = self._enter(f"one of the staff ({group})")
        visitor.client.force_login(user)
        return visitor

    def _count(self, discussion: Discussion, ear: Ear, postbox: Postbox) -> None:
        owners = {p.typed.strip().lower(): p.traces for p in discussion.people}
        found = [leak for visitor in self.visitors for leak in visitor.leaks]
        found += ear.leaks(self.traces) + postbox.leaks(self.traces, owners)
        report = self.report
        report.leaks = list(dict.fromkeys(found))
        report.crashes = [c for v in self.visitors for c in dict.fromkeys(v.crashes)]
        report.people, report.forms = len(discussion.people), self.traces.forms
        report.surfaces = len({a for v in self.visitors for a in v.asked})
        report.requests = sum(visitor.requests for visitor in self.visitors)
        report.size = sum(visitor.size for visitor in self.visitors)
        report.lines, report.mails = len(ear.lines), len(postbox.mails())


@contextmanager
def _undone() -> Iterator[None]:
    tasks = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with override_settings(**IN_PRIVATE, TASKS=tasks), transaction.atomic():
        try:
            yield
        finally:
            connection.run_on_commit.clear()
            transaction.set_rollback(True)
