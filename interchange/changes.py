"""When something last changed of what strangers may read."""

from collections.abc import Iterable
from datetime import UTC, datetime

from wagtail.models import PageLogEntry

from interchange.public_story import PublicStory

# All by which a story comes, goes or says something else. Wagtail and the newsroom log
# each of them, so that the time does not go back when a story is taken away.
PUBLIC_ACTS = (
    "wagtail.publish",
    "wagtail.unpublish",
    "wagtail.move",
    "wagtail.delete",
    "wagtail.view_restriction.create",
    "wagtail.view_restriction.edit",
    "wagtail.view_restriction.delete",
    "articles.correct",
)
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def latest_change(stories: Iterable[PublicStory], *others: datetime) -> datetime:
    """The time of the newest public act, story or other moment; one query."""
    acts = PageLogEntry.objects.filter(action__in=PUBLIC_ACTS)
    newest = acts.order_by("-timestamp").values_list("timestamp", flat=True).first()
    moments = [story.updated_at for story in stories]
    return max([*moments, *others, newest or NEVER])
