"""Asking as somebody, and reading every answer to the last header."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlsplit

from django.db import transaction
from django.test import Client

from operations.proofs.answers import everything

LINK = re.compile(
    r"""(?:href|src|action|content|srcset|data-[\w-]*url[\w-]*)=["']([^"'<>\s]+)"""
)
CHANGING = re.compile(
    r'csrf\w*"?[^>]{0,80}?["\'][A-Za-z0-9]{32,64}["\']|\d\d:\d\d(:\d\d)?|nonce-\S+'
)
# Feeds, sitemaps and data name whole addresses.
WHOLE_ADDRESS = re.compile(r"https?://([^/\s\"'<>\\]+)(/[^\s\"'<>\\]*)")
LINKS_AT_MOST = 80


class Secret(Protocol):
    """What must not be given away; `word` is how one would ask for it, in lower case."""

    @property
    def word(self) -> str: ...


class Finder(Protocol):
    """Knows the secrets and finds them in a text, each with the form it has there."""

    def found_in(self, text: str) -> Mapping[Any, str]: ...

    def secret(self, word: str) -> Any: ...

    def unknown_word(self, letter: str = "z", like: str = "") -> str: ...


@dataclass(frozen=True)
class Leak:
    """That somebody got something, where, and in which form."""

    visitor: str
    method: str
    address: str
    what: str
    form: str

    def __str__(self):
        return f"{self.visitor}: {self.method} {self.address} gives {self.what} ({self.form})"


@dataclass(frozen=True)
class Query:
    """An address that takes a word; its answer must not depend on a secret one."""

    pattern: str

    def with_word(self, word: str) -> str:
        return self.pattern.replace("WORD", word)


@dataclass
class Visitor:
    """Somebody who asks. `may_see` says which secrets this person may see.

    Where `only` is given, addresses that begin otherwise are passed over. `hosts` are
    the names of this site whose whole addresses are followed.
    """

    name: str
    finder: Finder
    client: Client
    may_see: frozenset = frozenset()
    requests: int = 0
    size: int = 0
    asked: set[str] = field(default_factory=set)
    leaks: list[Leak] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    only: str | tuple[str, ...] = ""
    hosts: frozenset[str] = frozenset()
    links: dict[str, None] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)

    def ask(self, address: str, method: str = "GET", accept: str = "text/html"):
        """Send one request, note every secret in the answer; returns status and text.

        Whatever the request changed is taken back.
        """
        if not address.startswith(self.only):
            return 404, ""
        with transaction.atomic():
            response = self.client.generic(method, address, HTTP_ACCEPT=accept)
            text = everything(response)
            transaction.set_rollback(True)
        self._read(method, address, response.status_code, text)
        return response.status_code, text

    def send(self, address: str, fields: dict, **extra):
        """Post a form, and keep what it changed; returns the response."""
        response = self.client.post(address, fields, **extra)
        self._read("POST", address, response.status_code, everything(response))
        return response

    def _read(self, method: str, address: str, status: int, text: str) -> None:
        self.requests += 1
        self.size += len(text)
        self.asked.add(address)
        if status == 500:
            self.crashes.append(f"{self.name}: {method} {address}")
        elif status != 404:
            self.answered.add(address)
        self._note(method, address, text)
        self._follow(address, text)

    def ask_in_every_way(self, address: str) -> None:
        """GET as a browser and as a program, and HEAD."""
        status, _text = self.ask(address)
        self.ask(address, "HEAD")
        if status < 300:
            self.ask(address, accept="application/json")

    def expect_nothing_at(self, address: str, what: str) -> None:
        """Note a leak where something is at the address, and not the usual 404."""
        for method in ("GET", "HEAD"):
            status, _text = self.ask(address, method)
            if status < 300 or status in (304, 401, 403):
                self._leak(method, address, what, f"status {status}")

    def expect_same(self, query: Query, words: Iterable[str]) -> None:
        """Note a leak where the answers differ for a secret and an unknown word."""
        known: dict[str, tuple[int, str]] = {}
        for word in words:
            one, other = (self.finder.unknown_word(ab, like=word) for ab in "zy")
            for unknown in {one, other} - known.keys():
                known[unknown] = self._answer(query, unknown)
            # An answer that is never the same twice proves nothing by being another.
            is_steady, secret = known[one] == known[other], self.finder.secret(word)
            if secret in self.may_see or self._answer(query, word) == known[one]:
                continue
            if is_steady:
                address = query.with_word(word)
                self._leak("GET", address, str(secret), "the answer differs")

    def _answer(self, query: Query, word: str) -> tuple[int, str]:
        status, text = self.ask(query.with_word(word))
        return status, _levelled(text, word)

    def ask_linked(self, at_most: int = LINKS_AT_MOST, about: str = "") -> int:
        """Ask the addresses on this site that the answers named; returns how many.

        Only those with `about` in them, where it is given.
        """
        new = [a for a in _new(self.links, self.asked) if about in a][:at_most]
        for address in new:
            self.ask(address)
        return len(new)

    def _note(self, method: str, address: str, text: str) -> None:
        own = unquote(address).lower()  # what one asks with is no news
        for secret, form in self.finder.found_in(text).items():
            if secret.word not in own and secret not in self.may_see:
                self._leak(method, address, str(secret), form)

    def _leak(self, method, address, what, form) -> None:
        self.leaks.append(Leak(self.name, method, address, what, form))

    def _follow(self, address: str, text: str) -> None:
        path = address.partition("?")[0]
        for link in LINK.findall(text):
            parts = urlsplit(link.replace("&amp;", "&"))
            query = f"?{parts.query}" if parts.query else ""
            if parts.netloc in ("", "testserver") and parts.path.startswith("/"):
                self.links[parts.path + query] = None
            elif query and link.startswith("?"):
                self.links[path + query] = None
        for host, rest in WHOLE_ADDRESS.findall(text):
            if host in self.hosts:
                self.links[rest.partition("#")[0].replace("&amp;", "&")] = None


def _new(links: Iterable[str], asked: set[str]) -> list[str]:
    # Listed first: answers to these name further ones, which the next round may ask.
    return [a for a in links if a not in asked and not a.startswith("/static/")]


def _levelled(text: str, word: str) -> str:
    """The answer without the word that was asked for and what changes every time."""
    for spelling in (word, word.capitalize(), quote(word)):
        text = text.replace(spelling, "WORD")
    return CHANGING.sub("", text)
