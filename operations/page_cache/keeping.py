"""Whether a page that Django rendered may be kept, for how long, and what the world is told.

What a browser has, nobody can take back. So readers' pages are asked for again each
time (a 304 costs next to nothing); a shared cache that is not ours may serve a second's
crowd with one answer; and only our own caches, which are told of every change, keep it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

KEPT = (200, 301, 404, 410)
LARGEST = 4 * 1024 * 1024  # bytes of a body
MISSING_SECONDS = 10  # of a 404: anybody can ask for any number of them
SECOND = 1_000_000_000
FRESH_UNTIL = "newsroom.fresh_until"  # set by `articles.fresh_until`
BROWSERS = "public, max-age=0, s-maxage=1, must-revalidate"
# Said anew for each answer, or of no use to a page that is kept.
REPLACED = {"accept-ranges", "content-length", "etag", "expires", "vary"}
REFUSED = {"set-cookie", "content-encoding", "content-range"}
AGE = re.compile(r"(s-maxage|max-age)=(\d+)")
PRIVATE = ("private", "no-store", "no-cache")


@dataclass(frozen=True)
class Rendered:
    """What Django answered, and what it noted in the request meanwhile."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    notes: Mapping[str, object]

    def told(self, name: str) -> str:
        return ", ".join(v for n, v in self.headers if n.lower() == name)


def is_keepable(rendered: Rendered) -> bool:
    """Whether everybody may be given these bytes again."""
    if rendered.status not in KEPT or len(rendered.body) > LARGEST:
        return False
    if any(name.lower() in REFUSED for name, _ in rendered.headers):
        return False
    varies = {part.strip().lower() for part in rendered.told("vary").split(",")}
    control = rendered.told("cache-control").lower()
    return not (varies - {"", "accept-encoding"} or any(w in control for w in PRIVATE))


def fresh_until(rendered: Rendered, now: int) -> int:
    """When the page has to be made anew, whatever happens: nanoseconds since 1970."""
    seconds = settings.NEWSROOM_PAGE_CACHE_SECONDS
    if rendered.status == 404:
        seconds = min(seconds, MISSING_SECONDS)
    ages = dict(AGE.findall(rendered.told("cache-control").lower()))
    if told := ages.get("s-maxage", ages.get("max-age")):
        seconds = min(seconds, int(told))
    ends = now + seconds * SECOND
    noted = rendered.notes.get(FRESH_UNTIL)
    return min(ends, int(noted * SECOND)) if isinstance(noted, float) else ends


def kept_headers(rendered: Rendered, seconds: int) -> list[tuple[str, str]]:
    """The headers of the page that go with every answer; it holds for so many seconds."""
    headers = [(n, v) for n, v in rendered.headers if n.lower() not in REPLACED]
    if not rendered.told("cache-control"):
        headers.append(("Cache-Control", BROWSERS))
        if settings.NEWSROOM_FRONT_CACHES:
            told = f"max-age={seconds}, stale-while-revalidate=30"
            headers.append(("Surrogate-Control", told))
    return headers
