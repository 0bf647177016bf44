import logging
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict
from vault.keys import key_ring

logger = logging.getLogger("newsroom.comments")


@dataclass(frozen=True)
class TokenReplay:
    """A browser makes a token for each opening of the form; a program copies one.

    A browser that goes back to the form keeps its token, so a few texts are allowed. A
    submission that is repeated as it was never comes here. Counted in the cache; without
    it nothing is said.
    """

    name = "token_replay"

    most: int = 3
    hours: int = 24

    def verdict(self, submission: Submission) -> Verdict | None:
        if not submission.token or submission.article is None:
            return None
        if self._count(submission.token) <= self.most:
            return None
        return Verdict(
            "pending",
            _("Many different texts came with one token, as from a program."),
        )

    def _count(self, token: str) -> int:
        key = f"reply-token-{key_ring().hash(token, place='comments.token')}"
        try:
            cache.add(key, 0, timeout=self.hours * 3600)
            return cache.incr(key)
        except Exception as error:  # noqa: BLE001 (any back end: it must not hold all)
            logger.warning("Tokens are not counted: %s", type(error).__name__)
            return 0
