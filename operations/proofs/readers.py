"""People with known addresses who reply to a story in every way that there is."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.contrib.auth import get_user_model
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from articles.models import ArticlePage, Author, Byline, SectionPage, Topic
from comments import moderation
from comments.address_links import owner_url, stop_url
from comments.models import (
    AddressLook,
    Comment,
    Commenter,
    CommentRevision,
    Flag,
    StandingChange,
)
from comments.posting import reply_as_staff
from home.models import HomePage, Imprint
from operations.proofs.crawling import Visitor
from operations.proofs.people import Person, people
from operations.proofs.seeding import PLAIN_BODY
from operations.proofs.traces import Trace, Traces
from vault.keys import key_ring

# Without it there are no such files to be asked for.
IMPRINT = {
    "security_contact": "https://paper.example/security",
    "trust_lines": "member=https://union.example/",
}
Enter = Callable[..., Visitor]


@dataclass
class Discussion:
    """A story and its replies, made for the proof in a transaction that is undone."""

    traces: Traces
    enter: Enter
    people: list[Person] = field(default_factory=list)

    def seed(self) -> None:
        """Post, decide, report and so on, through the form and through the services."""
        self.people = people(self.traces.prefix)
        users = get_user_model().objects
        name = f"proof-{self.traces.prefix}-desk"
        self.desk = users.create(username=name, is_superuser=True, is_active=True)
        self.story = self._story()
        Imprint.objects.update_or_create(
            site=Site.objects.get(is_default_site=True), defaults=IMPRINT
        )
        for person in self.people:
            self._learn(person)
            self._post(person)
        for person in self.people:
            self._decide(person)
        self._answer_and_look()
        self._learn_hashes()

    def _story(self) -> ArticlePage:
        home, tail = HomePage.objects.first(), self.traces.prefix[-6:]
        section = home.add_child(
            instance=SectionPage(title="Proof", slug=f"proof-{tail}")
        )
        article = ArticlePage(
            live=False,
            headline=f"What everybody may read {tail}",
            slug=f"replies-{tail}",
            body=PLAIN_BODY,
        )
        self.author = Author.objects.create(name="The desk", slug=f"proof-{tail}")
        self.topic = Topic.objects.create(name=f"Proof {tail}", slug=f"proof-{tail}")
        article.owner = self.desk
        article.bylines = [Byline(author=self.author)]
        article.topics.add(self.topic)
        section.add_child(instance=article)
        article.save_revision(user=self.desk).publish(user=self.desk)
        return ArticlePage.objects.get(pk=article.pk)

    def _learn(self, person: Person) -> None:
        before = set(self.traces.by_word.values())
        self.traces.add_address(person.typed, person.whose)
        ip = person.network.removeprefix("::ffff:")
        self.traces.add_network(ip, person.whose)
        person.traces = set(self.traces.by_word.values()) - before
        seen_from = {
            "REMOTE_ADDR": "10.11.12.13" if person.is_behind_proxy else person.network
        }
        if person.is_behind_proxy:
            seen_from["HTTP_X_FORWARDED_FOR"] = f"192.0.2.1, {ip}"
        person.visitor = self.enter(
            person.whose, may_see=frozenset(person.traces), **seen_from
        )

    def _post(self, person: Person) -> None:
        """First what is refused, then the reply itself."""
        sender, address = person.visitor, reverse("comment_post", args=[self.story.pk])
        if sender is None:
            raise RuntimeError("Learn of a person before posting.")
        above = (
            self.people[person.answers].written.pk if person.answers is not None else ""
        )
        fields = {
            "name": person.whose.capitalize(),
            "email": person.typed,
            "body": f"This is what {person.whose} thinks of it.",
            "parent": above,
            "token": secrets.token_urlsafe(24),
            "wants_mail": "on",
            "website": "",
        }
        with override_settings(NEWSROOM_TRUSTED_PROXIES=int(person.is_behind_proxy)):
            sender.send(address, fields | {"body": ""})
            sender.send(address, fields | {"parent": "999999999999"})
            sender.send(address, fields, HTTP_ORIGIN="https://elsewhere.example")
            answer = sender.send(address, fields)
            sender.send(address, fields)  # the same once more
        self._note_receipt(person, answer.headers.get("Location", ""))

    def _note_receipt(self, person: Person, receipt: str) -> None:
        if not receipt.startswith(reverse("comment_receipt", args=["x"])[:-2]):
            raise RuntimeError(f"The reply of {person.whose} was not taken.")
        person.comment = Comment.objects.filter(article_id=self.story.pk).latest("pk")
        self._give(person, receipt, "the link to the receipt")
        writer = Commenter.objects.filter(comments=person.written)
        if person is not self.people[-1]:  # who is still to be asked
            writer.update(confirmed_at=timezone.now())
        for link in (owner_url(writer.get()), stop_url(writer.get())):
            self._give(person, urlsplit(link).path, "the link in a mail")
        Comment.objects.filter(pk=person.written.pk).update(wants_mail=True)
        # So that everybody can be answered, whatever the checks thought of it.
        self._to(person, "approved")

    def _give(self, person: Person, link: str, what: str) -> None:
        """A secret link of a person's: to be followed by them, and seen by nobody else."""
        key = link.strip("/").rpartition("/")[2].lower()
        trace = Trace(key, person.whose, what)
        self.traces.anywhere[key] = (trace, "itself")
        person.traces.add(trace)
        if person.visitor:
            person.visitor.may_see = frozenset(person.traces)
            person.visitor.links[link] = None

    def _to(self, person: Person, status: str) -> None:
        moderation.decide(
            comment_id=person.written.pk, to=status, by=self.desk, reason="other"
        )

    def _decide(self, person: Person) -> None:
        comment = person.written
        if person.fate in {"rejected", "spam", "pending"}:
            self._to(person, person.fate)
        elif person.fate == "removed":
            self._to(person, "rejected")
        elif person.fate == "withdrawn":
            moderation.withdraw(comment_id=comment.pk)
        elif person.fate == "redacted":
            CommentRevision.objects.create(
                comment=comment, number=1, body="Before.", kind="redaction"
            )
        if person.fate == "reported":
            field = Flag._meta.get_field("network_hash")
            reporter = field.hash(self.people[2].network)
            Flag.objects.create(
                comment=comment, reason="other", note="Rude.", network_hash=reporter
            )
            Comment.objects.filter(pk=comment.pk).update(flag_count=1)

    def _answer_and_look(self) -> None:
        """What the staff does: a reply, a change of standing, a look at an address."""
        for number in (0, 1):
            reply_as_staff(
                article_id=self.story.pk,
                parent_id=self.people[number].written.pk,
                body="Thank you, we look into it.",
                name="The desk",
                title="Editor",
                by=self.desk,
            )
        banned = Commenter.objects.get(comments=self.people[-1].written)
        Commenter.objects.filter(pk=banned.pk).update(standing="banned")
        StandingChange.objects.create(
            commenter=banned,
            moderator=self.desk,
            from_standing="normal",
            to_standing="banned",
            reason="Insults",
        )
        AddressLook.objects.create(
            commenter=banned, viewer=self.desk, reason="A complaint"
        )

    def _learn_hashes(self) -> None:
        """What the tables hold of these people is a secret too."""
        of_network = Comment._meta.get_field("network_hash")
        for person in self.people:
            comment = Comment.objects.get(pk=person.written.pk)
            if comment.network_hash is None:
                comment.network_hash = of_network.hash(person.network)
                Comment.objects.filter(pk=comment.pk).update(
                    network_hash=comment.network_hash
                )
            writer = Commenter.objects.get(comments=comment)
            hashes = {
                "the keyed hash of the address": writer.email_hash,
                "the keyed hash of the network": comment.network_hash,
                "the keyed hash of the token": comment.token_hash,
            }
            for what, value in hashes.items():
                self.traces.add_secret(value, person.whose, what)
        for flag in Flag.objects.filter(comment__article_id=self.story.pk):
            self.traces.add_secret(
                str(flag.network_hash), "who reported", "the keyed hash of the network"
            )
        for key in key_ring().keys:
            self.traces.add_literal(f"v1.{key.name}.", "somebody", "a sealed text")
