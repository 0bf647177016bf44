"""Authors and topics that a published story names; a name may be news before it is."""

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Author, Byline, StoryTopic, Topic
from articles.querysets import of_public_stories


def authors_in_print() -> QuerySet[Author]:
    """The authors of whom there is something to be read."""
    credits_ = of_public_stories(
        Byline.objects.filter(author=OuterRef("pk")), "article"
    )
    return Author.objects.filter(Exists(credits_))


def topics_in_print() -> QuerySet[Topic]:
    """The topics on which there is something to be read."""
    links = StoryTopic.objects.filter(tag=OuterRef("pk"))
    links = of_public_stories(links, "content_object")
    return Topic.objects.filter(Exists(links))
