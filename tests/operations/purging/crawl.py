"""Every public address of the site, found as a robot finds them."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings

from tests.operations.purging.two_sites import Answer, TwoSites

ROOTS = (
    *("/", "/corrections/", "/archive/", "/privacy/", "/search/?q=bridge"),
    *("/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/trust.txt"),
    *("/.well-known/security.txt", "/.well-known/trust.txt"),
    *("/api/v2/", "/api/v2/articles/?section=water", "/api/v2/articles/?limit=2"),
    # There is nothing yet; there may be after a while.
    *("/water/renamed/", "/fire/", "/authors/new-name/", "/topics/new-name/"),
    *("/water/old-address", "/water/old-address/", "/about-us/"),
    # The same under other spellings, which Django knows and nobody purges.
    *("/archive/2031/03/", "/archive/2031/03/014/", "/sitemap-stories-00.xml"),
)
LINK = re.compile(r"""(?:href|src|content)=["']([^"'<>]+)["']""")
WHOLE = re.compile(r"https?://[^\s\"'<>\\]+")
# Found on every page and no page themselves.
PASSED_OVER = re.compile(r"/(static|media|documents|admin|comments/(post|\d+))(/|$)")


class Crawl:
    """All addresses that ever were, asked of the cached and of the uncached site."""

    def __init__(self, sites: TwoSites):
        self.sites = sites
        self.known: dict[str, None] = dict.fromkeys(ROOTS)

    def differences(self) -> list[str]:
        """Where the cached site gives something else; one sentence each."""
        found, asked = [], set()
        while new := [address for address in self.known if address not in asked]:
            for address in new:
                asked.add(address)
                kept, fresh = self.sites.ask(address)
                self.known.update(dict.fromkeys(_links(address, fresh)))
                if kept != fresh:
                    found.append(
                        f"{address}: {kept[0]} from the cache, {_told(kept, fresh)}"
                    )
        return found


def _links(address: str, answer: Answer) -> Iterable[str]:
    _status, kind, location, body = answer
    if kind.startswith(("image/", "application/pdf")):
        return
    text = unescape(body.decode())
    path = address.partition("?")[0]
    for link in [*LINK.findall(text), *WHOLE.findall(text), location]:
        parts = urlsplit(link)
        if parts.netloc not in ("", urlsplit(settings.BASE_URL).netloc):
            continue
        query = f"?{parts.query}" if parts.query else ""
        target = parts.path or (path if query else "")
        if target.startswith("/") and not PASSED_OVER.match(target):
            yield target + query


def _told(kept, fresh) -> str:
    old, new = kept[3].decode().splitlines(), fresh[3].decode().splitlines()
    lines = [f"-{a} +{b}" for a, b in zip(old, new, strict=False) if a != b]
    return f"{fresh[0]} without it; {lines[:1] or [len(old), len(new)]}"
