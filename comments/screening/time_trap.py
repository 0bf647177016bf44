from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict


@dataclass(frozen=True)
class TimeTrap:
    """Nobody reads a story and answers it within a moment.

    Only the script knows how long the page was open, for the page itself is the same for
    everybody. Without it, nothing is said.
    """

    name = "time_trap"

    least_seconds: int = 3

    def verdict(self, submission: Submission) -> Verdict | None:
        elapsed = submission.elapsed
        if elapsed is None or elapsed >= self.least_seconds:
            return None
        why = _("Sent %(seconds)d s after the page was opened.")
        return Verdict("pending", why % {"seconds": max(elapsed, 0)})
