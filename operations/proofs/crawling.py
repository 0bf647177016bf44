"""Asking as somebody, and reading every answer to the last header."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from operations.proofs.canaries import Aviary, Canary

LINK = re.compile(
    r"""(?:href|src|action|content|srcset|data-[\w-]*url[\w-]*)=["']([^"'<>\s]+)"""
)
CHANGING = re.compile(
    r'csrf\w*"?[^>]{0,80}?["\'][A-Za-z0-9]{32,64}["\']|\d\d:\d\d(:\d\d)?|nonce-\S+'
)
LINKS_AT_MOST = 80


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
    """Somebody who asks. `may_see` says which canaries this person may see.

    Where `only` is given, addresses that do not begin so are passed over.
    """

    name: str
    aviary: Aviary
    client: Client
    may_see: frozenset[Canary] = frozenset()
    requests: int = 0
    asked: set[str] = field(default_factory=set)
    leaks: list[Leak] = field(default_factory=list)
    only: str = ""
    links: dict[str, None] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)

    def ask(self, address: str, method: str = "GET", accept: str = "text/html"):
        """Send one request, note every canary in the answer; returns status and text.

        Whatever the request changed is taken back.
        """
        if not address.startswith(self.only):
            return 404, ""
        self.requests += 1
        self.asked.add(address)
        with transaction.atomic():
            response = self.client.generic(method, address, HTTP_ACCEPT=accept)
            text = _everything(response)
            transaction.set_rollback(True)
        if response.status_code == 500:
            self.crashes.append(f"{self.name}: {method} {address}")
        self._note(method, address, text)
        self._follow(text)
        return response.status_code, text

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
        usual = self._answer(query, self.aviary.unknown_word("z"))
        # An answer that is never the same twice proves nothing by being another.
        is_steady = self._answer(query, self.aviary.unknown_word("y")) == usual
        for word in words:
            canary = self.aviary.canaries[word]
            is_same = self._answer(query, word) == usual
            if is_steady and not is_same and canary not in self.may_see:
                address = query.with_word(word)
                self._leak("GET", address, str(canary), "the answer differs")

    def _answer(self, query: Query, word: str) -> tuple[int, str]:
        status, text = self.ask(query.with_word(word))
        return status, _levelled(text, word)

    def ask_linked(self) -> None:
        """Ask the addresses on this site that the answers named, once each."""
        for address in _new(self.links, self.asked):
            self.ask(address)

    def _note(self, method: str, address: str, text: str) -> None:
        own = unquote(address).lower()  # what one asks with is no news
        for canary, form in self.aviary.found_in(text).items():
            if canary.word not in own and canary not in self.may_see:
                self._leak(method, address, str(canary), form)

    def _leak(self, method, address, what, form) -> None:
        self.leaks.append(Leak(self.name, method, address, what, form))

    def _follow(self, text: str) -> None:
        for link in LINK.findall(text):
            parts = urlsplit(link.replace("&amp;", "&"))
            if parts.netloc in ("", "testserver") and parts.path.startswith("/"):
                query = f"?{parts.query}" if parts.query else ""
                self.links[parts.path + query] = None


def _new(links: Iterable[str], asked: set[str]) -> Iterator[str]:
    wanted = (a for a in links if a not in asked and not a.startswith("/static/"))
    # Listed first: answers to these name further ones, which the next round may ask.
    return iter(list(wanted)[:LINKS_AT_MOST])


def _everything(response: HttpResponseBase) -> str:
    """Status line, headers and body as one text."""
    if getattr(response, "streaming", False):
        body = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    else:
        body = response.content  # type: ignore[attr-defined]
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n\n{body.decode('utf-8', 'replace')}"


def _levelled(text: str, word: str) -> str:
    """The answer without the word that was asked for and what changes every time."""
    return CHANGING.sub("", text.replace(word, "WORD").replace(word.capitalize(), ""))
