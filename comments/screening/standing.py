from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from comments.models import Commenter
from comments.screening.verdict import Submission, Verdict


@dataclass(frozen=True)
class Standing:
    """What moderators decided about a person holds for each new reply.

    What a suspended or banned person sends is stored as spam and answered like any
    other, so that nobody can find out the standing of an address by writing under it.
    """

    name = "standing"

    def verdict(self, submission: Submission) -> Verdict | None:
        person = submission.person
        if person is None:
            return None
        standing = person.standing_now
        if standing == Commenter.Standing.HELD:
            return Verdict("pending", _("Replies of this person are always held."))
        if standing == Commenter.Standing.BANNED:
            return Verdict("spam", _("This person is banned."))
        if standing == Commenter.Standing.SUSPENDED:
            until = date_format(localtime(person.suspended_until), "DATETIME_FORMAT")
            why = _("This person is suspended until %(until)s.")
            return Verdict("spam", why % {"until": until})
        return None
