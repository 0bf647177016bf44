"""Mails to moderators: what waits, at set hours; and once if it waits for too long.

They say how many and under which stories. Not who wrote, and nothing of what.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage
from comments.letters import absolute, one_line, send_letter
from comments.models import Comment, ModeratorMail, Notice

MODERATORS = "Moderators"
STORIES_NAMED = 20
# A digest that could not be written at its hour is still worth it for so long.
STILL_WORTH_IT = timedelta(hours=1)


@dataclass(frozen=True)
class Waiting:
    """What waits for a decision: how many replies, of which stories, since when."""

    pending: int
    reported: int
    since: datetime | None
    stories: list[dict]
    elsewhere: int  # replies of stories that are not named

    def __bool__(self) -> bool:
        return bool(self.pending or self.reported)

    @property
    def hours(self) -> int:
        """For how many whole hours the oldest has been waiting."""
        if self.since is None:
            return 0
        return int((timezone.now() - self.since).total_seconds() // 3600)


def what_waits() -> Waiting:
    """The queue in numbers; three queries."""
    by_story = _pending_by_story()
    named = _public_stories(by_story)[:STORIES_NAMED]
    pending = sum(row["waiting"] for row in by_story)
    return Waiting(
        pending=pending,
        reported=Comment.objects.filter(flag_count__gt=0).count(),
        since=min((row["since"] for row in by_story), default=None),
        stories=named,
        elsewhere=pending - sum(row["waiting"] for row in named),
    )


def _pending_by_story() -> list[dict]:
    pending = Comment.objects.pending().order_by().values("article_id")
    counted = pending.annotate(waiting=Count("pk"), since=Min("created_at"))
    return list(counted.order_by("since", "article_id"))


def _public_stories(rows: list[dict]) -> list[dict]:
    """With their headlines; a story that went back into hiding is not named in a mail."""
    public = ArticlePage.objects.published().filter(
        pk__in=[row["article_id"] for row in rows]
    )
    headlines = dict(public.values_list("pk", "headline"))
    return [
        {**row, "headline": one_line(headlines[row["article_id"]])}
        for row in rows
        if row["article_id"] in headlines
    ]


def send_digest() -> int:
    """Write to the moderators what waits, if it is the hour; returns how many mails.

    Once for each hour of the setting, in the paper's time zone, whichever clock comes
    first. Nothing is written when nothing waits.
    """
    hour = latest_hour(timezone.now())
    if hour is None:
        return 0
    with transaction.atomic():
        if not _claim_digest(hour):
            return 0
        waiting = what_waits()
        return _write("digest", "wants_digest", waiting) if waiting else 0


def latest_hour(now: datetime) -> datetime | None:
    """The hour of the setting that has just struck; None if that is too long ago."""
    local = timezone.localtime(now)
    days = (local, local - timedelta(days=1))
    struck = [
        day.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0)
        for day in days
        for hour in settings.NEWSROOM_MODERATION_DIGEST
    ]
    recent = [at for at in struck if timedelta(0) <= now - at < STILL_WORTH_IT]
    return max(recent, default=None)


def _claim_digest(hour: datetime) -> bool:
    now = timezone.now()
    kind = Notice.Kind.DIGEST
    _, is_first = Notice.objects.get_or_create(kind=kind, defaults={"sent_at": now})
    earlier = Notice.objects.filter(kind=kind, sent_at__lt=hour)
    return is_first or bool(earlier.update(sent_at=now))


def send_alert() -> int:
    """Write once when the oldest reply has waited too long; returns how many mails.

    The next one is written when the queue was below the limit in between.
    """
    hours = settings.NEWSROOM_MODERATION_ALERT_HOURS
    oldest = Comment.objects.pending().aggregate(oldest=Min("created_at"))["oldest"]
    limit = timezone.now() - timedelta(hours=hours)
    alerts = Notice.objects.filter(kind=Notice.Kind.ALERT)
    if not hours or oldest is None or oldest > limit:
        alerts.delete()
        return 0
    if alerts.exists():
        return 0
    with transaction.atomic():
        _, is_first = Notice.objects.get_or_create(
            kind=Notice.Kind.ALERT, defaults={"sent_at": timezone.now()}
        )
        return _write("alert", "wants_alert", what_waits()) if is_first else 0


def _write(template: str, wish: str, waiting: Waiting) -> int:
    context = {
        "waiting": waiting,
        "hours": waiting.hours,
        "queue": absolute(reverse("comment_queue_start")),
        "account": absolute(reverse("wagtailadmin_account")),
    }
    addresses = recipients(wish)
    for address in addresses:
        send_letter(to=address, template=template, context=context)
    return len(addresses)


def recipients(wish: str) -> list[str]:
    """The addresses of the moderators who want such mail, each to be written to alone."""
    unwilling = ModeratorMail.objects.filter(**{wish: False}).values("user")
    people = get_user_model().objects.filter(groups__name=MODERATORS, is_active=True)
    wanted = people.exclude(email="").exclude(pk__in=unwilling).distinct()
    return list(wanted.order_by("pk").values_list("email", flat=True))
