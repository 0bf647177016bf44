"""The paper behind its page cache, and the same without, asked side by side."""

from django.test import override_settings

from tests.page_visitor import Answered, Visitor

Answer = tuple[int, str, str, bytes]


class TwoSites:
    """`ask` gives what the cache says, and what Django says at this moment."""

    def __init__(self, cached: Visitor):
        self.cached = cached
        with override_settings(NEWSROOM_PAGE_CACHE=False):
            self.uncached = Visitor.of_paper()

    def ask(self, address: str) -> tuple[Answer, Answer]:
        """Both answers: status, type, location, bytes. Rendered once where not kept."""
        before = len(self.cached.rendered)
        kept = _said(self.cached.get(address))
        is_from_cache = len(self.cached.rendered) == before
        return kept, _said(self.uncached.get(address)) if is_from_cache else kept


def _said(answered: Answered) -> Answer:
    headers = answered.headers
    told = (headers.get("Content-Type", ""), headers.get("Location", ""))
    return answered.status, *told, answered.content
