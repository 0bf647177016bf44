"""Why a reply was not published: twelve reasons, in words the newsroom may change."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comments.models import ReasonText


@dataclass(frozen=True)
class Reason:
    """A reason: its code, what moderators choose, what its sender reads."""

    code: str
    label: str | Promise
    text: str | Promise


STANDARD = (
    Reason(
        "off_topic",
        _("Not about the story"),
        _("Your reply was not about this story."),
    ),
    Reason(
        "personal_attack",
        _("Attacks a person"),
        _("Your reply attacked a person. Argue against what was said or done instead."),
    ),
    Reason(
        "hate",
        _("Attacks a group of people"),
        _("Your reply ran down people for what they are."),
    ),
    Reason(
        "threat",
        _("Threatens or calls for violence"),
        _("Your reply threatened somebody or called for violence."),
    ),
    Reason(
        "unverifiable_claim",
        _("Claims something that cannot be checked"),
        _("Your reply claimed something as a fact that we could not check."),
    ),
    Reason(
        "private_information",
        _("Holds private information"),
        _("Your reply held private information, of yourself or of somebody else."),
    ),
    Reason(
        "legal",
        _("May be against the law"),
        _("Publishing your reply could break the law or the rights of somebody."),
    ),
    Reason("advertising", _("Advertising"), _("Your reply advertised something.")),
    Reason(
        "copied",
        _("Copied from elsewhere"),
        _("Your reply was a text of somebody else. Write it in your own words."),
    ),
    Reason(
        "repetition",
        _("Says the same again"),
        _("Your reply repeated what you or others had said here already."),
    ),
    Reason(
        "impersonation",
        _("Poses as somebody else"),
        _("The name could be taken for that of somebody else, or of our staff."),
    ),
    Reason(
        "other",
        _("Another reason"),
        _("Your reply did not keep to the rules of this house."),
    ),
)
CODES = frozenset(reason.code for reason in STANDARD)


def reasons() -> dict[str, Reason]:
    """All reasons by code, in order, in the newsroom's words where it has its own."""
    own = {row.code: row for row in ReasonText.objects.all()}
    return {reason.code: _in_words(reason, own.get(reason.code)) for reason in STANDARD}


def _in_words(reason: Reason, own: ReasonText | None) -> Reason:
    return Reason(reason.code, own.label, own.text) if own else reason
