from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict


@dataclass(frozen=True)
class Length:
    """Too short to say anything, or much longer than people write."""

    name = "length"

    least: int = 2  # letters and digits
    most: int = 3000  # characters

    def verdict(self, submission: Submission) -> Verdict | None:
        body = submission.body
        if len(body) > self.most:
            why = _("Long: %(length)d characters.") % {"length": len(body)}
            return Verdict("pending", why)
        if sum(map(str.isalnum, body)) < self.least:
            return Verdict("pending", _("Hardly any letter in it."))
        return None
