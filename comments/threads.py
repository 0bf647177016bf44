"""The read side: a story's public replies in the order in which they are shown."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comments.models import Comment
from comments.rendering import render_body

Status = Comment.Status

COLUMNS = (
    "pk",
    "parent_id",
    "path",
    "depth",
    "name",
    "staff_title",
    "body",
    "status",
    "created_at",
)


@dataclass(frozen=True)
class ThreadComment:
    """One reply as readers see it. Holds nothing about the person but the name."""

    pk: int
    depth: int
    name: str
    staff_title: str
    created_at: object
    body_html: SafeString
    in_reply_to: str
    is_removed: bool
    removed_text: str
    reply_url: str
    permalink: str


def public_thread(article_id: int) -> list[ThreadComment]:
    """The approved replies in thread order; at most three queries, however many.

    A removed reply that has public answers leaves a tombstone in its place.
    """
    rows = _approved(article_id)
    rows |= _tombstones(rows)
    ordered = sorted(rows.values(), key=lambda row: row["path"])
    return [_shown(row, rows, article_id) for row in ordered]


def _approved(article_id: int) -> dict[int, dict]:
    found = Comment.objects.approved().filter(article_id=article_id)
    return {row["pk"]: row for row in found.values(*COLUMNS)}


def _tombstones(rows: dict[int, dict]) -> dict[int, dict]:
    """The removed replies that a public one answers, and those above it."""
    above = {
        int(step, 16)
        for row in rows.values()
        for step in row["path"].strip("/").split("/")
    }
    # A reply that stands flat does not have in its path what it answers.
    answered = {row["parent_id"] for row in rows.values()} - {None}
    missing = (above | answered) - rows.keys()
    if not missing:
        return {}
    found = Comment.objects.filter(pk__in=missing).values(*COLUMNS)
    return {row["pk"]: row for row in found}


def _shown(row: dict, rows: dict[int, dict], article_id: int) -> ThreadComment:
    is_removed = row["status"] != Status.APPROVED
    return ThreadComment(
        pk=row["pk"],
        depth=row["depth"],
        name="" if is_removed else row["name"],
        staff_title="" if is_removed else row["staff_title"],
        created_at=row["created_at"],
        body_html=SafeString() if is_removed else render_body(row["body"]),
        in_reply_to=_in_reply_to(row, rows),
        is_removed=is_removed,
        removed_text=_removed_text(row["status"]) if is_removed else "",
        reply_url=reverse("comment_reply", args=[article_id, row["pk"]]),
        permalink=reverse("comment_permalink", args=[row["pk"]]),
    )


def _in_reply_to(row: dict, rows: dict[int, dict]) -> str:
    """Whom a reply answers, where its place does not show it already."""
    parent = rows.get(row["parent_id"])
    if not parent or parent["depth"] < row["depth"]:
        return ""
    return parent["name"] if parent["status"] == Status.APPROVED else ""


def _removed_text(status: str) -> str:
    if status == Status.WITHDRAWN:
        return _("This reply was withdrawn by its author.")
    return _("This reply was removed by a moderator.")
