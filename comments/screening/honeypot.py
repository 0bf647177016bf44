from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict


class Honeypot:
    """A field that people do not see was filled in, so a program did it."""

    def verdict(self, submission: Submission) -> Verdict | None:
        if not submission.trap:
            return None
        return Verdict("spam", _("A field that people do not see was filled in."))
