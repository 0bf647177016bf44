from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.models import Comment
from comments.screening.history import SCOPES
from comments.screening.similarity import Text, text_of
from comments.screening.verdict import Submission, Verdict

WITHDRAWN = Comment.Status.WITHDRAWN


@dataclass(frozen=True)
class Duplicate:
    """The same text again, or nearly: by the person, from the network, on the story.

    A few words are said by many (“I agree.”), and what was withdrawn may be sent again.
    """

    name = "duplicate"

    likeness: float = 0.7
    least_words: int = 5

    def verdict(self, submission: Submission) -> Verdict | None:
        if submission.article is None:
            return None
        text = text_of(submission.body)
        if len(text.words) < self.least_words:
            return None
        compared: set[int] = set()
        for of in SCOPES:
            if why := self._among(text, submission.history.latest(of), compared):
                return Verdict("pending", why)
        return None

    def _among(self, text: Text, rows, compared: set[int]) -> str:
        """The worst likeness to any of the rows, in a sentence; empty if there is none."""
        others = [
            text_of(row.body)
            for row in rows
            if row.status != WITHDRAWN and row.pk not in compared
        ]
        compared.update(row.pk for row in rows)
        likest = max(map(text.likeness, others), default=0.0)
        if likest == 1.0:
            return _("The same text was sent before.")
        if likest >= self.likeness:
            return _("Nearly the same text was sent before.")
        return ""
