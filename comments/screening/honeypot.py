from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict


@dataclass(frozen=True)
class Honeypot:
    """A field that people do not see was filled in, so a program did it."""

    name = "honeypot"

    def verdict(self, submission: Submission) -> Verdict | None:
        if not submission.trap:
            return None
        return Verdict("spam", _("A field that people do not see was filled in."))
