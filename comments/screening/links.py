import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from comments.screening.folding import plain
from comments.screening.scripts import scripts_of
from comments.screening.verdict import Submission, Verdict

SHORTENERS = (
    *("adf.ly", "bit.ly", "bl.ink", "buff.ly", "cutt.ly", "goo.gl", "is.gd"),
    *("lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "s.id", "shorte.st", "shorturl.at"),
    *("t.co", "t.ly", "tiny.cc", "tinyurl.com", "v.gd"),
)
# Endings of addresses that are written without “https://” in what is advertised.
ENDINGS = {
    *("biz", "cc", "click", "club", "cn", "co", "com", "de", "eu", "fr", "in", "info"),
    *("io", "link", "ly", "me", "net", "online", "org", "ru", "shop", "site", "store"),
    *("top", "tv", "uk", "us", "vip", "xyz"),
}
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"']{3,500}", re.IGNORECASE)
# “example . com”, “example(dot)com”; only with endings that are no words.
PARTED = re.compile(
    r"(?<=\w)(?:\s{1,2}\.\s{0,2}|\s?[(\[]dot[)\]]\s?)(?:biz|com|net|org|ru|xyz)\b",
    re.IGNORECASE,
)
AFTER_HOST = re.compile(r"[/\\?#]")
WORD = re.compile(r"[^\W\d_]+")
MARKUP = re.compile(r"<a\s|\[url\b|\[link\b", re.IGNORECASE)
LEFT_OF = "([{<“„‘'\""
RIGHT_OF = ".,;:!?)]}>”’»…'\""
SCRIPTS_USED_TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
LONGEST_HOST = 253  # RFC 1035


@dataclass(frozen=True)
class Links:
    """Many links, or one that hides where it leads. Links to this paper do not count."""

    name = "links"

    most: int = 2
    spam_above: int = 8
    least_words: int = 1  # beside a link
    shorteners: tuple[str, ...] = SHORTENERS

    def verdict(self, submission: Submission) -> Verdict | None:
        if match := MARKUP.search(submission.body):
            why = _("Holds the markup of a link, which people do not type here.")
            return Verdict("spam", why, (match.group(),))
        own = host_of(settings.BASE_URL)
        links = [link for link in links_in(submission.body) if host_of(link) != own]
        return (
            self._hidden(links)
            or self._many(links)
            or self._parted(submission.body)
            or self._alone(links, submission.body)
        )

    @staticmethod
    def _parted(body: str) -> Verdict | None:
        match = PARTED.search(body)
        if not match:
            return None
        name = body[: match.start()][-LONGEST_HOST:].split()[-1:]
        typed = "".join([*name, match.group()])
        return Verdict(
            "pending", _("An address is written so as to hide it."), (typed,)
        )

    def _alone(self, links: list[str], body: str) -> Verdict | None:
        for link in links:
            body = body.replace(link, " ")
        if not links or len(WORD.findall(body)) >= self.least_words:
            return None
        return Verdict("pending", _("Nothing but a link."), tuple(links))

    def _many(self, links: list[str]) -> Verdict | None:
        if len(links) <= self.most:
            return None
        status = "spam" if len(links) > self.spam_above else "pending"
        why = _("Holds %(count)d links.") % {"count": len(links)}
        return Verdict(status, why, tuple(links))

    def _hidden(self, links: list[str]) -> Verdict | None:
        """The verdict for the worst link that hides where it leads."""
        tests = (
            ("spam", is_mixed, _("A link mixes letters of several scripts.")),
            ("pending", has_login, _("A link hides its host behind a name.")),
            ("pending", is_number, _("A link leads to a bare number.")),
            ("pending", self._is_short, _("A shortened link hides where it leads.")),
            ("pending", is_foreign, _("A link has letters beyond a to z.")),
        )
        for status, test, why in tests:
            if hits := tuple(link for link in links if test(link)):
                return Verdict(status, why, hits)
        return None

    def _is_short(self, link: str) -> bool:
        return host_of(link).removeprefix("www.") in self.shorteners


def links_in(text: str) -> list[str]:
    """The links as typed, those without a scheme too. Takes one pass over the text."""
    return [link for chunk in text.split() for link in _links_of(chunk)]


def _links_of(chunk: str) -> Iterator[str]:
    found = [match.group().rstrip(RIGHT_OF) for match in ADDRESS.finditer(chunk)]
    if found:
        yield from found
    elif not chunk.isascii() and ADDRESS.search(plain(chunk)):
        yield chunk  # in wide letters, or with letters between that do not show
    elif is_bare_address(chunk := chunk.lstrip(LEFT_OF).rstrip(RIGHT_OF)):
        yield chunk


def is_bare_address(chunk: str) -> bool:
    """Whether something like “example.com/page” stands there; no mail address does."""
    host = AFTER_HOST.split(plain(chunk[: 2 * LONGEST_HOST]), maxsplit=1)[0]
    if "@" in host or "." not in host or len(host) > LONGEST_HOST:
        return False
    *labels, last = host.split(".")
    return last in ENDINGS and all(label.replace("-", "").isalnum() for label in labels)


def host_of(link: str) -> str:
    """The host of a link in small letters, punycode read; empty if there is none."""
    link = plain(link).replace("\\", "/")
    if "://" not in link[:10]:
        link = f"http://{link}"
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return ""
    return ".".join(_read(label) for label in host[:LONGEST_HOST].split("."))


def _read(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def is_mixed(link: str) -> bool:
    """Whether one label of the host mixes scripts, as no honest name does."""
    return any(
        len(found) > 1 and not found - {"LATIN"} <= SCRIPTS_USED_TOGETHER
        for found in map(scripts_of, host_of(link).split("."))
    )


def is_foreign(link: str) -> bool:
    host = host_of(link)
    return not host.isascii() or "xn--" in host


def has_login(link: str) -> bool:
    host_part = link.partition("://")[2].partition("/")[0]
    return "@" in host_part


def is_number(link: str) -> bool:
    host = host_of(link)
    return ":" in host or (bool(host) and host.replace(".", "").isdigit())
