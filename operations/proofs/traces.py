"""What may be left of a reader's address or network, and finding it in any form."""

import base64
import hashlib
import html
import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from operations.proofs.canaries import base64_forms
from vault.fields import normalised_address

DIGESTS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b")
HEX_RUN = re.compile(r"[0-9a-f]{32,}")
BASE64_RUN = re.compile(r"[A-Za-z0-9+/_-]{22,}")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Trace:
    """Something of a person that nobody else may get: `word` in lower case, of `whose`."""

    word: str
    whose: str
    what: str

    def __str__(self):
        return f"{self.what} of {self.whose}"


@dataclass
class Traces:
    """Knows the people whose addresses are looked for, and every form of these.

    The addresses must hold `prefix`, a word that stands nowhere else: it says quickly
    that there is nothing.
    """

    prefix: str
    literals: dict[str, tuple[Trace, str]] = field(default_factory=dict)
    exact: dict[str, tuple[Trace, str]] = field(default_factory=dict)
    anywhere: dict[str, tuple[Trace, str]] = field(default_factory=dict)
    digests: dict[str, tuple[Trace, str]] = field(default_factory=dict)
    by_word: dict[str, Trace] = field(default_factory=dict)

    @property
    def forms(self) -> int:
        """How many different strings are looked for."""
        known = (self.literals, self.exact, self.anywhere, self.digests)
        return sum(map(len, known))

    def secret(self, word: str) -> Trace:
        """The trace that a search for this word asks about."""
        return self.by_word[word]

    def unknown_word(self, letter: str = "z", like: str = "") -> str:
        """What has the shape of `like`, and belongs to nobody."""
        if self.prefix in like:
            return like.replace(self.prefix, letter * len(self.prefix))
        return f"198.19.{ord(letter)}.{ord(letter)}"

    def add_address(self, typed: str, whose: str) -> Trace:
        """Look for an address from now on, as it was typed and as others write it."""
        address = Trace(typed.strip().lower(), whose, "the address")
        local, _, domain = typed.strip().rpartition("@")
        parts = [
            (Trace(local.strip('"').lower(), whose, "the local part"), local),
            (Trace(domain.lower(), whose, "the domain"), domain),
        ]
        for trace, text in [(address, typed), *parts]:
            self.by_word.setdefault(trace.word, trace)
            self._add_spellings(trace, text)
        return address

    def add_network(self, address: str, whose: str) -> Trace:
        """Look for a network address, the network it is in, and digests of both."""
        ip = ipaddress.ip_address(address)
        trace = Trace(address.lower(), whose, "the network address")
        self.by_word[trace.word] = trace
        network = ipaddress.ip_network(
            f"{ip}/{24 if ip.version == 4 else 64}", strict=False
        )
        stem = ip.exploded.rpartition(".")[0] or ip.exploded[:19]
        short = str(network.network_address).rstrip(":") if ip.version == 6 else stem
        named = {"plain": str(ip), "expanded": ip.exploded, "network": str(network)}
        named |= {"first part": f"{stem}.", "first part, short": f"{short}."}
        if ip.version == 6:
            named |= {"first part": stem, "first part, short": short}
        for form, text in named.items():
            self.anywhere.setdefault(text.lower(), (trace, form))
            self._add_digests(trace, text)
        self.anywhere.setdefault(str(int(ip)), (trace, "as a number"))
        return trace

    def add_secret(self, text: str, whose: str, what: str) -> None:
        """Look for a value itself: a keyed hash, the key of a link, a sealed text."""
        self.digests.setdefault(text, (Trace(text.lower(), whose, what), "itself"))

    def add_literal(self, text: str, whose: str, what: str) -> None:
        """Look for a text that needs not hold the prefix."""
        self.anywhere.setdefault(
            text.lower(), (Trace(text.lower(), whose, what), "itself")
        )

    def found_in(self, text: str) -> dict[Trace, str]:
        """Everything found in the text, each with the form in which it stands there."""
        found: dict[Trace, str] = {}
        for reading, way in _readings(text):
            for trace, form in self._seen(reading):
                found.setdefault(trace, ", ".join(filter(None, (form, way))))
        return found

    def _seen(self, text: str) -> Iterator[tuple[Trace, str]]:
        folded = text.lower()
        if self.prefix in folded or self.prefix[::-1] in folded:
            yield from (hit for form, hit in self.literals.items() if form in folded)
        if any(form in text for form in self._coded_prefixes):
            yield from (hit for form, hit in self.exact.items() if form in text)
        yield from (hit for form, hit in self.anywhere.items() if form in folded)
        for candidate in _candidates(text, folded):
            if hit := self.digests.get(candidate):
                yield hit

    @cached_property
    def _coded_prefixes(self) -> list[str]:
        cases = (self.prefix, self.prefix.upper(), self.prefix.capitalize())
        return [form for case in cases for form in (*base64_forms(case), _hex(case))]

    def _add_spellings(self, trace: Trace, text: str) -> None:
        for spelling in dict.fromkeys(_spellings(text)):
            folded = spelling.strip().lower()
            self.literals.setdefault(folded, (trace, _name(folded)))
            self.literals.setdefault(folded[::-1], (trace, "reversed"))
            for form in base64_forms(spelling.strip()):
                self.exact.setdefault(form, (trace, "base64"))
            self.exact.setdefault(_hex(spelling.strip()), (trace, "hexadecimal"))
            self._add_digests(trace, spelling)

    def _add_digests(self, trace: Trace, text: str) -> None:
        for written, said in ((text, ""), (f"mailto:{text}", " of mailto:")):
            for name in DIGESTS:
                raw = hashlib.new(name, written.encode()).digest()
                self.digests.setdefault(raw.hex(), (trace, name + said))
                for coded in (
                    base64.b64encode(raw),
                    base64.urlsafe_b64encode(raw),
                    base64.b64encode(raw.hex().encode()),
                ):
                    form = f"{name}{said} in base64"
                    self.digests.setdefault(coded.decode().rstrip("="), (trace, form))


def _spellings(text: str) -> Iterator[str]:
    """How programs write an address before they compute something from it."""
    trimmed = text.strip()
    yield from (text, trimmed, trimmed.lower(), trimmed.upper())
    yield normalised_address(text)
    local, at, domain = trimmed.rpartition("@")
    if not domain.isascii():
        coded = domain.encode("idna").decode()
        yield from (f"{local}{at}{coded}", f"{local}{at}{coded}".lower())
    if at:
        yield f"{local}@{domain.lower()}"
        if "+" in local:
            yield from (f"{local.partition('+')[0]}@{domain}".lower(),)


def _name(spelling: str) -> str:
    return "punycode" if "xn--" in spelling else "plain"


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """The text, and what it says to who undoes its wrapping."""
    yield text, ""
    if "%" in text and (plain := unquote(text)) != text:
        yield plain, "URL-encoded"
    if "&" in text and (plain := html.unescape(text)) != text:
        yield plain, "as HTML entities"
    if "\\" in text:
        plain = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        yield re.sub(r'\\(["/\\])', r"\1", plain), "JSON-escaped"


def _candidates(text: str, folded: str) -> Iterator[str]:
    """What in the text could be a digest, in hexadecimal or base64."""
    for run in HEX_RUN.findall(folded):
        yield from _windows(run, (32, 40, 56, 64, 96, 128))
    for run in BASE64_RUN.findall(text):
        for piece in {run, *run.split("/")}:  # a part of an address, or of a digest
            yield piece
            yield from _windows(piece, (22, 27, 38, 43, 54, 64, 86))


def _windows(run: str, sizes: tuple[int, ...]) -> Iterator[str]:
    for size in sizes:
        if len(run) >= size:
            yield run[:size]
            yield run[-size:]


def _hex(text: str) -> str:
    return text.encode().hex()
