"""The record of what was decided: read by filters, page by page, and given out whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from comments.models import Comment, ModerationAction
from comments.moderation import name_of

PAGE_SIZE = 50
CHUNK = 2000
Actor = ModerationAction.Actor
Status = Comment.Status


@dataclass(frozen=True)
class Wanted:
    """Which acts: by whom, what, when, about which stories; empty: all."""

    moderator: int | None = None
    actor: str = ""
    deed: str = ""
    to_status: str = ""
    since: datetime | None = None
    before: datetime | None = None
    articles: list[int] | None = None
    comment: int | None = None

    def condition(self) -> Q:
        columns = {
            "moderator": self.moderator,
            "actor": self.actor,
            "deed": self.deed,
            "to_status": self.to_status,
            "made_at__gte": self.since,
            "made_at__lt": self.before,
            "comment": self.comment,
        }
        wanted = Q(**{name: value for name, value in columns.items() if value})
        if self.articles is not None:
            wanted &= Q(comment__article__in=self.articles)
        return wanted


def acts(wanted: Wanted) -> QuerySet[ModerationAction]:
    """The acts, the newest first, with what is shown of each; no text, no address."""
    found = ModerationAction.objects.filter(wanted.condition()).order_by("-pk")
    related = found.select_related("moderator", "comment__article", "undone_by")
    return related.only(
        *("deed", "actor", "from_status", "to_status", "reason", "note", "revision"),
        *("made_at", "undoes_id", "undone_by__id", "moderator__username"),
        *("moderator__first_name", "moderator__last_name", "comment__name"),
        *("comment__status", "comment__article__headline"),
    )


def page_of_acts(
    wanted: Wanted, *, after: int = 0
) -> tuple[list[ModerationAction], int | None]:
    """One page, and after which act the next begins; one query."""
    found = acts(wanted).filter(pk__lt=after) if after else acts(wanted)
    rows = list(found[: PAGE_SIZE + 1])
    page = rows[:PAGE_SIZE]
    return page, page[-1].pk if len(rows) > PAGE_SIZE else None


def all_acts(wanted: Wanted) -> Iterator[ModerationAction]:
    """Every act, read in pieces, so that neither memory nor a transaction grows."""
    after: int | None = None
    while True:
        found = acts(wanted).filter(pk__lt=after) if after else acts(wanted)
        chunk = list(found[:CHUNK])
        yield from chunk
        if len(chunk) < CHUNK:
            return
        after = chunk[-1].pk


def columns() -> list[str]:
    """The headings of an exported record."""
    return [
        *(_("When (UTC)"), _("Who"), _("By"), _("What"), _("From"), _("To")),
        *(_("Reason"), _("Note"), _("Revision"), _("Takes back"), _("No.")),
        *(_("Comment"), _("Story"), _("Headline")),
    ]


def as_row(act: ModerationAction) -> list[str | int]:
    """One act as an exported line, in the order of `columns`."""
    return [
        act.made_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        who(act),
        act.actor,
        act.deed,
        act.from_status,
        act.to_status,
        act.reason,
        act.note,
        act.revision,
        act.undoes_id or "",
        act.pk,
        act.comment_id,
        act.comment.article_id,
        act.comment.article.headline,
    ]


def who(act: ModerationAction) -> str:
    """The member of staff, or what else acted."""
    return name_of(act.moderator) if act.moderator else str(act.get_actor_display())
