"""Erase what is kept about a person, or about one reply; say what is left and why."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.emptying import erase_replies
from comments.models import Comment, Commenter
from comments.privacy import find_commenter

Standing = Commenter.Standing
# Decisions about a person, who must not end them by asking for an erasure.
STANDINGS_KEPT = (Standing.SUSPENDED, Standing.BANNED)


class UnknownPerson(Exception):
    """Nothing is kept about the address. Says so in a sentence."""

    def __init__(self):
        super().__init__(_("Nothing is kept about this address."))


@dataclass(frozen=True)
class Erasure:
    """What was erased, counted; what was kept, a sentence each with the reason."""

    replies: int
    earlier_texts: int
    reports: int
    mails: int
    kept: tuple[str, ...] = ()


def erase_person(*, email: str) -> Erasure:
    """Erase all that is kept about an address. Raises UnknownPerson.

    Running it twice is harmless. A reply that arrives meanwhile is either erased with
    the others or stored afterwards, as that of a new person.
    """
    person = find_commenter(email)
    if person is None:
        raise UnknownPerson
    return erase_commenter(commenter_id=person.pk)


@transaction.atomic
def erase_commenter(*, commenter_id: int) -> Erasure:
    """As `erase_person`, for who was found already. Raises UnknownPerson."""
    person = _locked(commenter_id)
    if person is None:
        raise UnknownPerson
    erasure = _erased(Comment.objects.filter(commenter=person), address=person.email)
    kept = _reasons_to_keep(person)
    _keep_hash_only(person) if kept else person.delete()
    return replace(erasure, kept=(*kept, *erasure.kept))


@transaction.atomic
def erase_reply(*, comment_id: int) -> Erasure:
    """Erase one reply, and its sender's address if nothing else hangs on it."""
    replies = Comment.objects.filter(pk=comment_id)
    # The person is locked first, as in `erase_commenter` and when a reply is stored.
    person = _locked(replies.values_list("commenter_id", flat=True).first())
    erasure = _erased(replies, address="")
    if person and not _is_needed(person):
        person.delete()
    return erasure


def _locked(commenter_id: int | None) -> Commenter | None:
    rows = Commenter.objects.select_for_update()
    return rows.filter(pk=commenter_id).first() if commenter_id else None


def _erased(replies, *, address: str) -> Erasure:
    done = erase_replies(replies, address=address)
    kept = []
    if done.decided:
        sentence = ngettext(
            "When and by whom %(count)d reply was decided about, without its text and "
            "name: what moderators of this house decide stays on record.",
            "When and by whom %(count)d replies were decided about, without their texts "
            "and names: what moderators of this house decide stays on record.",
            done.decided,
        )
        kept.append(sentence % {"count": done.decided})
    if done.answered:
        sentence = ngettext(
            "The empty place of %(count)d reply, for others have answered it.",
            "The empty places of %(count)d replies, for others have answered them.",
            done.answered,
        )
        kept.append(sentence % {"count": done.answered})
    return Erasure(
        done.replies, done.earlier_texts, done.reports, done.mails, tuple(kept)
    )


def _reasons_to_keep(person: Commenter) -> list[str]:
    kept = []
    if person.standing_now in STANDINGS_KEPT:
        sentence = _(
            "A keyed hash of the address with its standing, “%(standing)s”, and how that "
            "came about: so that the decision holds when the address is used again."
        )
        kept.append(sentence % {"standing": person.get_standing_display()})
    if person.mail_stopped_at:
        kept.append(
            _(
                "A keyed hash of the address and that it wants no email: so that nobody "
                "can make us write to it."
            )
        )
    return kept


def _keep_hash_only(person: Commenter) -> None:
    person.email = ""
    person.confirmed_at = person.confirmation_sent_at = None
    person.save(update_fields=["email", "confirmed_at", "confirmation_sent_at"])


def _is_needed(person: Commenter) -> bool:
    """Whether more than the erased reply is kept about the person.

    That we wrote to the address today is kept, or else who erases and posts again could
    have it written to as often as he likes. Retention forgets it in its time.
    """
    return bool(
        person.confirmation_sent_at
        or person.confirmed_at
        or person.mail_stopped_at
        or person.standing != Standing.NORMAL
        or person.comments.exists()
        or person.standing_changes.exists()
        or person.looks.exists()
    )
