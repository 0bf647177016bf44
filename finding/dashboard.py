"""What is read, on the first screen of those who work on stories."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Sum
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from finding.models import StoryReads
from finding.most_read import reads_since

ROWS = 10


class MostReadPanel(Component):
    """The ten stories read most, with the numbers of a day and of all days kept.

    Three queries; only the rows of the day are looked through.
    """

    name = "most_read"
    order = 145
    template_name = "finding/dashboard/most_read.html"

    def get_context_data(self, parent_context):
        since = timezone.now() - timedelta(hours=settings.NEWSROOM_MOST_READ_HOURS)
        stories = list(reads_since(since)[:ROWS])
        all_days = StoryReads.objects.filter(article__in=stories).order_by()
        sums = all_days.values_list("article").annotate(sum=Sum("count"))
        totals = dict(sums)
        return {
            "rows": [(story, totals.get(story.pk, 0)) for story in stories],
            "hours": settings.NEWSROOM_MOST_READ_HOURS,
            "days": settings.NEWSROOM_KEEP_READS_DAYS,
        }


def put_panel(user, panels: list) -> None:
    """For those who work on stories, where reads are counted."""
    policy = policy_registry.get_by_type(Page)
    works = policy.user_has_any_permission(user, ["add", "change", "publish"])
    if settings.NEWSROOM_COUNT_READS and works:
        panels.append(MostReadPanel())
