"""What holds for the replies of a story: its own rules, its section's, the paper's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet, Value
from django.utils import timezone

from articles.models import ArticlePage
from articles.once import once
from comments.models import Discussion, Mode, SectionDiscussion, State


@dataclass(frozen=True)
class Rules:
    """Whether a story takes and shows replies, and when a reply becomes public."""

    state: str
    mode: str
    closes_at: datetime | None
    replies: int = 0  # how many are public

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def shows_replies(self) -> bool:
        return self.state != State.CLOSED


def rules_of(article: ArticlePage) -> Rules:
    """The rules for a story now; one query. What is not said holds as above.

    An open discussion becomes read-only by itself when its days are over.
    """
    rows = _said(article.pk, article.path[: -article.steplen])
    days = _first_said((row.close_after_days for row in rows), is_said=_is_number)
    closes_at = _closes_at(article, _or(days, settings.NEWSROOM_REPLIES_CLOSE_AFTER))
    state = _first_said(row.state for row in rows) or State.OPEN
    if state == State.OPEN and closes_at and closes_at <= timezone.now():
        state = State.READ_ONLY
    mode = _first_said(row.mode for row in rows) or settings.NEWSROOM_REPLY_MODE
    replies = sum(row.replies for row in rows)
    return Rules(state, Mode(mode), closes_at, replies)


@once
def _said(article_id: int | None, section_path: str) -> list:
    """What a story says itself, then what its section does; nothing where none is."""
    columns = ("state", "mode", "close_after_days", "place", "replies")
    own = Discussion.objects.filter(article_id=article_id)
    section = SectionDiscussion.objects.filter(section__path=section_path)
    said = own.annotate(place=Value(0), replies=F("approved_count")).union(
        section.annotate(place=Value(1), replies=Value(0)), all=True
    )
    rows = said.values_list(*columns, named=True)
    return sorted(rows, key=lambda row: row.place)


def shown_discussions() -> QuerySet[Discussion]:
    """The discussions whose replies readers see, and so their number.

    Without those that are closed, by their own rules or by those of their section.
    """
    closed = SectionDiscussion.objects.filter(state=State.CLOSED)
    by_section = Q(state="", article__section__in=closed.values("pk"))
    return Discussion.objects.exclude(Q(state=State.CLOSED) | by_section)


def _first_said(values, is_said=bool):
    return next((value for value in values if is_said(value)), None)


def _is_number(value) -> bool:
    return value is not None


def _or(value, default):
    return default if value is None else value


def _closes_at(article: ArticlePage, days: int) -> datetime | None:
    published = article.first_published_at
    return published + timedelta(days=days) if days and published else None
