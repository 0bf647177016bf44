"""What holds for the replies of a story: its own rules, its section's, the paper's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import BigIntegerField, CharField, F, Q, QuerySet, Value
from django.utils import timezone

from articles.models import ArticlePage
from articles.once import once
from articles.prepared import Prepared
from comments.models import Discussion, Mode, SectionDiscussion, State


def _said(story, section) -> QuerySet:
    """What is said of a story, and of the section with a path, the nearest first."""
    of_story = Discussion.objects.filter(article=story).annotate(
        height=Value(0), replies=F("approved_count")
    )
    of_section = SectionDiscussion.objects.filter(section__path=section)
    said = ("height", "state", "mode", "close_after_days", "replies")
    above = of_section.annotate(height=Value(1), replies=Value(0)).values_list(*said)
    return of_story.values_list(*said).union(above, all=True).order_by("height")


SAID = Prepared(_said, story=BigIntegerField(), section=CharField())


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
    rows = _said_of(article.pk, article.path[: -article.steplen])
    days = _first_said((row[3] for row in rows), is_said=_is_number)
    closes_at = _closes_at(article, _or(days, settings.NEWSROOM_REPLIES_CLOSE_AFTER))
    state = _first_said(state for _, state, *_ in rows) or State.OPEN
    if state == State.OPEN and closes_at and closes_at <= timezone.now():
        state = State.READ_ONLY
    mode = _first_said(mode for _, _, mode, *_ in rows) or settings.NEWSROOM_REPLY_MODE
    replies = sum(row[4] for row in rows)
    return Rules(state, Mode(mode), closes_at, replies)


@once
def _said_of(article_id: int | None, section_path: str) -> list[list]:
    """What a story says itself, then what its section does; nothing where none is."""
    return SAID.ask(story=article_id, section=section_path)


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
