"""A site behind a cache, and the same site without, asked side by side."""

import re
from urllib.parse import unquote, urlsplit

from django.test import Client
from wagtail.contrib.frontend_cache.backends import BaseBackend

# What no cache keeps: files, the staff's, one person's, and replies by themselves.
NEVER_KEPT = re.compile(
    r"/(static|media|admin|documents|healthz|readyz|comments/\D|cards)"
)
THREAD = re.compile(r"/comments/thread/\d+/")
Answer = tuple[int, str, str, bytes]


class Kept:
    """What the cache holds, by path and query; one for the whole process."""

    answers: dict[str, dict[str, Answer]] = {}

    @classmethod
    def drop(cls, path: str) -> None:
        if not path.endswith("*"):
            cls.answers.pop(path, None)
            return
        for kept in [k for k in cls.answers if k.startswith(path.removesuffix("*"))]:
            del cls.answers[kept]


class StandIn(BaseBackend):
    """A cache of WAGTAILFRONTENDCACHE that is in this process."""

    is_at_hand = True

    def purge(self, url: str) -> None:
        Kept.drop(unquote(urlsplit(url).path))


def rendered(address: str) -> Answer:
    """What Django answers, without any cache."""
    response = Client().get(address)
    kind = response.get("Content-Type", "")
    body = response.getvalue()
    return response.status_code, kind, response.get("Location", ""), body


def compare(address: str) -> tuple[Answer, Answer]:
    """The answer of the cached site and of the uncached one; the former is then kept."""
    path, _question, query = address.partition("?")
    fresh = rendered(address)
    if (NEVER_KEPT.match(path) and not THREAD.match(path)) or fresh[0] >= 500:
        return fresh, fresh
    return Kept.answers.setdefault(unquote(path), {}).setdefault(query, fresh), fresh
