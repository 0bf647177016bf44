from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict


@dataclass(frozen=True)
class FirstReply:
    """Somebody of whom nothing was ever approved."""

    name = "first_reply"

    def verdict(self, submission: Submission) -> Verdict | None:
        if submission.article is None:
            return None
        if not submission.history.of_person:
            return Verdict("pending", _("First reply of this person."))
        if submission.history.has_approved:
            return None
        return Verdict("pending", _("Nothing by this person was approved so far."))
