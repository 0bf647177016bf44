"""Makes what tests need, through the models' own rules."""

from tests.factories.articles import (
    AgencyFactory,
    ArticleFactory,
    AuthorFactory,
    DocumentFactory,
    ImageFactory,
    SectionFactory,
    TopicFactory,
)
from tests.factories.comments import CommenterFactory, CommentFactory
from tests.factories.people import UserFactory

__all__ = [
    "AgencyFactory",
    "ArticleFactory",
    "AuthorFactory",
    "CommentFactory",
    "CommenterFactory",
    "DocumentFactory",
    "ImageFactory",
    "SectionFactory",
    "TopicFactory",
    "UserFactory",
]
