from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict

REFUSED = {"rejected", "spam"}


@dataclass(frozen=True)
class RecentRejections:
    """Somebody of whose latest replies several were not fit to print."""

    name = "recent_rejections"

    most: int = 1
    days: int = 30

    def verdict(self, submission: Submission) -> Verdict | None:
        since = timezone.now() - timedelta(days=self.days)
        count = sum(
            earlier.status in REFUSED and earlier.created_at > since
            for earlier in submission.history.of_person
        )
        if count <= self.most:
            return None
        why = _("%(count)d replies of this person were refused in %(days)d days.")
        return Verdict("pending", why % {"count": count, "days": self.days})
