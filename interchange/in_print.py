"""Authors and topics that a published story names; a name may be news before it is."""

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import ArticlePage, Author, Byline, StoryTopic, Topic


def authors_in_print() -> QuerySet[Author]:
    """The authors of whom there is something to be read."""
    credits_ = Byline.objects.filter(
        author=OuterRef("pk"), article__in=ArticlePage.objects.published()
    )
    return Author.objects.filter(Exists(credits_))


def topics_in_print() -> QuerySet[Topic]:
    """The topics on which there is something to be read."""
    links = StoryTopic.objects.filter(
        tag=OuterRef("pk"), content_object__in=ArticlePage.objects.published()
    )
    return Topic.objects.filter(Exists(links))
