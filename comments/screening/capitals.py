from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.screening.verdict import Submission, Verdict


@dataclass(frozen=True)
class Capitals:
    """Written in capitals throughout, in a script that has them."""

    name = "capitals"

    share: float = 0.7
    least_letters: int = 20

    def verdict(self, submission: Submission) -> Verdict | None:
        upper = sum(map(str.isupper, submission.body))
        cased = upper + sum(map(str.islower, submission.body))
        if cased < self.least_letters or upper < self.share * cased:
            return None
        return Verdict("pending", _("Written in capitals."))
