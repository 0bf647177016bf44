from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from comments.screening.history import SCOPES
from comments.screening.verdict import Submission, Verdict


@dataclass(frozen=True)
class Flood:
    """More than `most` replies in so many minutes, of a person, a network or a story."""

    name = "flood"

    of: str
    most: int
    minutes: int = 10

    def __post_init__(self):
        if self.of not in SCOPES:
            raise ValueError(f"of must be one of {', '.join(SCOPES)}.")
        if self.most < 1:
            raise ValueError("most must be 1 or more.")

    def verdict(self, submission: Submission) -> Verdict | None:
        sent_at = submission.history.when_sent(self.of, self.most)
        if not sent_at or sent_at <= timezone.now() - timedelta(minutes=self.minutes):
            return None
        numbers = {"most": self.most, "minutes": self.minutes}
        return Verdict("pending", self._why() % numbers)

    def _why(self) -> str:
        sentences = {
            "person": _(
                "More than %(most)d replies of this person in %(minutes)d minutes."
            ),
            "network": _(
                "More than %(most)d replies from one network in %(minutes)d minutes."
            ),
            "story": _(
                "More than %(most)d replies to this story in %(minutes)d minutes."
            ),
        }
        return sentences[self.of]
