"""Caches that only note what they are told, and ones that fail."""

from wagtail.contrib.frontend_cache.backends import BaseBackend

HERE = "tests.operations.purging.recorders"


class Near(BaseBackend):
    """In this machine: told at once."""

    is_at_hand = True
    told: list[list[str]] = []

    def purge_batch(self, urls):
        self.told.append(list(urls))


class Far(Near):
    """Across the network: told by a task."""

    is_at_hand = False
    told: list[list[str]] = []


class Broken(Near):
    """At hand, and beyond use."""

    def purge_batch(self, urls):
        raise OSError("no such host: user:secret@cache")


class Away(Broken):
    """Across a network that is down."""

    is_at_hand = False


def caches(*names: str) -> dict[str, dict[str, str]]:
    """The setting WAGTAILFRONTENDCACHE for some of these."""
    return {name: {"BACKEND": f"{HERE}.{name}"} for name in names}
