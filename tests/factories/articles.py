import json

import factory
import wagtail_factories
from django.utils import timezone

from articles.models import (
    Agency,
    ArticlePage,
    Author,
    NewsDocument,
    NewsImage,
    SectionPage,
    Topic,
)


class SectionFactory(wagtail_factories.PageFactory):
    class Meta:
        model = SectionPage

    title = factory.Sequence(lambda n: f"Section {n}")
    show_in_menus = True
    gates = factory.LazyFunction(list)  # none, for stories of one paragraph


class ArticleFactory(wagtail_factories.PageFactory):
    """A live story with one paragraph, published now unless told otherwise."""

    class Meta:
        model = ArticlePage

    headline = factory.Sequence(lambda n: f"Bridge {n} opens after repairs")
    title = factory.SelfAttribute("headline")
    slug = factory.Sequence(lambda n: f"bridge-{n}-opens")
    subhead = "Traffic returns on Monday."
    published_at = factory.LazyFunction(timezone.now)
    body = json.dumps([{"type": "paragraph", "value": "<p>The bridge is open.</p>"}])


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Author

    name = factory.Sequence(lambda n: f"Author {n}")
    slug = factory.Sequence(lambda n: f"author-{n}")


class AgencyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agency

    code = factory.Sequence(lambda n: f"AG{n}")
    name = factory.Sequence(lambda n: f"Agency {n}")


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = NewsImage

    description = "A bridge over a river"
    credit = "Illustration: test"


class DocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = NewsDocument

    title = "Report on the lock"
    file = factory.django.FileField(filename="report.pdf", data=b"%PDF-1.4 test")
