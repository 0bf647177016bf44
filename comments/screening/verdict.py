"""What goes into a check and what comes out of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Protocol

from articles.models import ArticlePage
from comments.models import Commenter
from comments.screening.history import History


@dataclass(frozen=True)
class Submission:
    """What a check may look at: never an address, never a network as it is.

    `article` is None for a text that nobody sent, such as one that is only tried: then
    only the checks of the text itself have anything to say.
    """

    body: str
    name: str = ""
    article: ArticlePage | None = None
    language: str = ""  # of the story; empty if it is not known
    person: Commenter | None = None  # None if the address was never seen before
    network_hashes: tuple[str, ...] = ()  # under each key of the ring
    trap: str = ""  # what stands in the field that people do not see
    token: str = ""  # the random value that the sender's browser made
    elapsed: int | None = (
        None  # seconds for which the page was open; None without script
    )
    comment_id: int | None = None  # of a reply whose text is being changed

    @cached_property
    def history(self) -> History:
        """What was sent before, by the same person, network, and about the story."""
        return History(
            person=self.person,
            network_hashes=self.network_hashes,
            article_id=self.article.pk if self.article else None,
            without=self.comment_id,
        )


@dataclass(frozen=True)
class Verdict:
    """What a check found: the status for the reply, why, and the words as typed."""

    status: str
    why: str
    words: tuple[str, ...] = ()


class Check(Protocol):
    """One reason to hold a reply. Its fields are the options of the settings."""

    name: ClassVar[str]

    def verdict(self, submission: Submission) -> Verdict | None: ...
