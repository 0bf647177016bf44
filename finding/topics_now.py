"""What the paper writes about these days."""

from django.db.models import Count

from articles.models import ArticlePage, Topic

STORIES = 200  # the newest
TOPICS = 12


def topics_now() -> list[Topic]:
    """The topics of most of the newest stories, by name; two queries."""
    published = ArticlePage.objects.published().filter(published_at__isnull=False)
    newest = published.newest_first()
    keys = list(newest.values_list("pk", flat=True)[:STORIES])
    topics = Topic.objects.filter(stories__content_object__in=keys)
    counted = topics.annotate(count=Count("stories")).order_by("-count", "name")
    return sorted(counted[:TOPICS], key=lambda topic: topic.name.casefold())
