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
# So many entries at first, then more, and at last the database looks for one: in what is
# new there are many, and it would read all of them for the newest one.
READ_BACK = (100, 10_000)


def latest_change(stories: Iterable[PublicStory], *others: datetime) -> datetime:
    """The time of the newest public act, story or other moment; one query, as a rule."""
    moments = [story.updated_at for story in stories]
    return max([*moments, *others, _newest_public_act()])


def _newest_public_act() -> datetime:
    """Read back from the newest entry: there is no index for these acts together."""
    entries = PageLogEntry.objects.order_by("-timestamp")
    acts = entries.values_list("action", "timestamp")
    for most in READ_BACK:
        for act, at in acts[:most]:
            if act in PUBLIC_ACTS:
                return at
    public = entries.filter(action__in=PUBLIC_ACTS)
    return public.values_list("timestamp", flat=True).first() or NEVER
