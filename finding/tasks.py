"""Work that need not happen while somebody waits."""

from django_tasks import task
from wagtail.search import index

from articles.models import ArticlePage
from finding.models import RelatedStories
from finding.related import relate, unrelated_stories

AT_A_TIME = 20  # a second's work in a paper of 100,000 stories


@task()
def relate_story(story_id: int) -> int:
    """Work out what goes with a story, and with those that go with it.

    Returns for how many that is another now. Nothing for a story that is not public any
    more. Safe to run twice.
    """
    published = ArticlePage.objects.published()
    story = published.filter(pk=story_id).first()
    if story is None:
        return 0
    # Now its authors and topics are stored, and so are marks in the index.
    index.insert_or_update_object(story)
    changed = int(relate(story))
    others = RelatedStories.objects.get(pk=story_id).others
    return changed + sum(relate(other) for other in published.filter(pk__in=others))


@task()
def relate_older_stories() -> int:
    """The same for some stories that were there before this was worked out at all."""
    return sum(relate(story) for story in unrelated_stories(AT_A_TIME))


def enqueue_older_stories() -> None:
    """Called by the clock, which has no time for it itself."""
    if unrelated_stories(1):
        relate_older_stories.enqueue()
