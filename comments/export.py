"""All that is kept about a person, or about one reply, for its owner to take along."""

from django.utils.translation import gettext as _

from articles.models import ArticlePage
from comments.letters import absolute
from comments.models import Comment, Commenter, ModerationAction
from comments.reasons import Reason, reasons

Actor = ModerationAction.Actor


def export_commenter(person: Commenter) -> dict:
    """Everything kept about a person, of plain values that can be written as JSON."""
    return {
        "address": person.email,
        "first_seen": person.created_at,
        "standing": person.standing_now,
        "suspended_until": person.suspended_until,
        "address_confirmed": person.confirmed_at,
        "written_to_for_confirmation": person.confirmation_sent_at,
        "mail_stopped": person.mail_stopped_at,
        "standing_changes": [
            {
                "when": change.made_at,
                "from": change.from_standing,
                "to": change.to_standing,
                "until": change.until,
                "reason": change.reason,
            }
            for change in person.standing_changes.all()
        ],
        "looks_at_the_address_by_staff": [
            {"when": look.made_at, "reason": look.reason} for look in person.looks.all()
        ],
        "replies": _replies(person),
        "about_this_file": _notes(),
    }


def export_reply(comment: Comment) -> dict:
    """What its receipt shows of one reply: no address, and of decisions what was told.

    Who has the receipt need not be the owner of the address that was given.
    """
    told = Comment.Status.PENDING if _is_spam(comment) else comment.status
    return {
        "name": comment.name,
        "text": comment.body,
        "revision": comment.revision,
        "status": told,
        "reason": told_reason(comment),
        "sent": comment.created_at,
        "changed": comment.edited_at,
        "mail_on_replies": comment.wants_mail,
        "earlier_texts": _earlier_texts(comment),
    }


def told_reason(comment: Comment) -> str:
    """Why a reply was not published, in the words for its sender; empty otherwise."""
    if comment.status != Comment.Status.REJECTED:
        return ""
    decisions = comment.actions.filter(to_status=Comment.Status.REJECTED)
    latest = decisions.exclude(from_status=Comment.Status.REJECTED).last()
    return _in_words(reasons(), latest.reason) if latest else ""


def _is_spam(comment: Comment) -> bool:
    return comment.status == Comment.Status.SPAM


def _replies(person: Commenter) -> list[dict]:
    known, public = reasons(), ArticlePage.objects.published()
    rows = person.comments.select_related("article").order_by("pk")
    rows = rows.prefetch_related("revisions", "actions", "flags")
    urls = {story.pk: story.full_url for story in public.filter(pk__in=_stories(rows))}
    return [
        {"story": urls.get(row.article_id), **_reply(row, known)}
        for row in rows.iterator(chunk_size=500)
    ]


def _stories(rows) -> list[int]:
    return list(rows.order_by().values_list("article_id", flat=True).distinct())


def _reply(row: Comment, known: dict[str, Reason]) -> dict:
    return {
        "permalink": absolute(row.get_absolute_url()),
        "answers": row.parent_id,
        "number": row.pk,
        "name": row.name,
        "text": row.body,
        "revision": row.revision,
        "status": row.status,
        "sent": row.created_at,
        "changed": row.edited_at,
        "redacted": row.redacted_at,
        "picked_by_the_editors": row.picked_at,
        "was_public": row.was_public,
        "held_because": row.held_because,
        "findings": row.findings,
        "mail_on_replies": row.wants_mail,
        "keyed_hash_of_network_kept": row.network_hash is not None,
        "earlier_texts": _earlier_texts(row),
        "decisions": [_decision(act, known) for act in row.actions.all()],
        "reports_by_readers": [
            {"when": flag.made_at, "reason": flag.reason, "settled": flag.settled_at}
            for flag in row.flags.all()
        ],
    }


def _earlier_texts(comment: Comment) -> list[dict]:
    return [
        {
            "revision": earlier.number,
            "text": earlier.body,
            "replaced": earlier.replaced_at,
            "by": earlier.kind,
        }
        for earlier in sorted(comment.revisions.all(), key=lambda text: text.number)
    ]


def _decision(act: ModerationAction, known: dict[str, Reason]) -> dict:
    return {
        "when": act.made_at,
        "what": act.deed,
        "by": act.actor,
        "from": act.from_status,
        "to": act.to_status,
        "reason_code": act.reason,
        "reason": _in_words(known, act.reason),
        "note": act.note,
        "revision": act.revision,
    }


def _in_words(known: dict[str, Reason], code: str) -> str:
    return str(known[code].text) if code in known else ""


def _notes() -> list[str]:
    return [
        _(
            "Reports that you made about replies of others are kept without any link to "
            "you, so they cannot be given here."
        ),
        _("The words of readers who reported a reply of yours are theirs; not given."),
        _("Members of staff act for the house; their names are not given."),
        _("Besides, a keyed hash of the address is kept, by which it is found."),
    ]
