import pytest

from comments.models import Discussion
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ImageFactory,
    TopicFactory,
)


@pytest.fixture
def stories(section):
    """Makes so many live stories with all that a card can show."""

    def publish(count: int, **fields) -> list:
        return [_story(section, **fields) for _ in range(count)]

    return publish


def _story(section, author=None, topic=None, **fields):
    article = ArticleFactory(parent=section, lead_image=picture(), **fields)
    article.bylines.create(author=author or AuthorFactory(), role="reporting")
    article.bylines.create(author=AuthorFactory(), role="photography")
    article.topics.add(topic or TopicFactory())
    article.save_revision().publish()
    Discussion.objects.create(article_id=article.pk, approved_count=article.pk % 5)
    return article


def picture():
    """A picture with one of its sizes made, as the worker would."""
    image = ImageFactory()
    image.get_rendition("width-320|format-webp")
    return image
