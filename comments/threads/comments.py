"""One reply as readers see it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comments.models import Comment
from comments.rendering import render_body
from comments.threads.addresses import ThreadAddresses

Status = Comment.Status


@dataclass(frozen=True)
class ThreadComment:
    """A reply, or the tombstone of one, with nothing about the person but the name."""

    pk: int
    depth: int
    permalink: str
    is_removed: bool = False
    removed_text: str = ""
    name: str = ""
    staff_title: str = ""
    created_at: datetime | None = None
    body_html: SafeString | str = ""
    in_reply_to: str = ""
    answers_removed: bool = False
    is_edited: bool = False
    is_redacted: bool = False
    is_picked: bool = False
    reply_url: str = ""
    report_url: str = ""


def shown(
    row: dict,
    known: Mapping[int, dict],
    here: Container[int],
    addresses: ThreadAddresses,
) -> ThreadComment:
    """A row as a reply or a tombstone.

    `known` holds what it answers, `here` the keys of what stands on the same page.
    """
    permalink = addresses.permalink(row["pk"])
    if row["status"] != Status.APPROVED:
        text = _removed_text(row["status"])
        return ThreadComment(
            row["pk"], row["depth"], permalink, is_removed=True, removed_text=text
        )
    answered = _to_be_named(row, known, here)
    is_gone = answered is not None and answered["status"] != Status.APPROVED
    return ThreadComment(
        pk=row["pk"],
        depth=row["depth"],
        permalink=permalink,
        name=row["name"],
        staff_title=_badge(row),
        created_at=row["created_at"],
        body_html=render_body(row["body"]),
        in_reply_to=answered["name"] if answered and not is_gone else "",
        answers_removed=is_gone,
        is_edited=bool(row["edited_at"]),
        is_redacted=bool(row["redacted_at"]),
        is_picked=bool(row["picked_at"]),
        reply_url=addresses.reply(row["pk"]),
        report_url=addresses.report(row["pk"]),
    )


def _badge(row) -> str:
    """What stands beside a name of the house; empty for every guest."""
    return row["staff_title"] or (_("Staff") if row["staff_id"] else "")


def _to_be_named(row, known, here) -> dict | None:
    """What a reply answers, where its place on the page does not show it already."""
    answered = known.get(row["parent_id"])
    if answered is None:
        return None
    is_shown_above = answered["pk"] in here and answered["depth"] < row["depth"]
    return None if is_shown_above else answered


def _removed_text(status: str) -> str:
    if status == Status.WITHDRAWN:
        return _("This reply was withdrawn by its author.")
    if status == Status.PENDING:
        return _("A moderator is reading this reply again.")
    return _("This reply was removed by a moderator.")
