"""A story that has everything of which machines are told."""

import pytest
from wagtail.blocks import StreamValue
from wagtail.models import Site

from articles.blocks import StoryBlock
from articles.corrections import publish_correction
from articles.models import ArticlePage, StorySource
from articles.pictures.renditions import FALLBACK_SPEC, SOCIAL_SPEC
from home.models import Imprint, Masthead
from tests.factories import (
    AgencyFactory,
    ArticleFactory,
    AuthorFactory,
    DocumentFactory,
    ImageFactory,
    TopicFactory,
    UserFactory,
)

ROOT = "https://estuary.example"
# What ends an element, an attribute, a CDATA section or a comment, and what XML has not.
NAUGHTY = "</script><b>&amp;\x0b ]]> --> \"'"


@pytest.fixture
def site(home):
    """A paper with a name and an address of its own."""
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "estuary.example", 443
    site.save()
    masthead = Masthead.for_site(site)
    masthead.name, masthead.description = "The Estuary", "News from the river."
    masthead.save()
    return site


@pytest.fixture
def imprint(site):
    """Change the imprint by giving fields."""

    def change(**fields):
        found = Imprint.for_site(site)
        for name, value in fields.items():
            setattr(found, name, value)
        found.full_clean()
        found.save()
        return found

    return change


@pytest.fixture
def publish(site, section):
    """Makes so many live stories, each with credits, topic, source and pictures."""

    def made(count=1, **fields):
        return [_story(section, **fields) for _ in range(count)]

    return made


@pytest.fixture
def story(publish) -> ArticlePage:
    """One story with all of it, and every kind of block in its body."""
    (article,) = publish(
        headline=f"Lock {NAUGHTY} opens",
        standfirst="The lock is open again after eleven years.",
        dateline_place="Saltmouth",
        verification_note="We could not see the contract.",
        ai_use="assisted",
        blocks=list(StoryBlock().child_blocks),
    )
    return article


@pytest.fixture
def correct(editor):
    """Publish a correction of a story."""

    def said(article, text="It opened on Monday.", **fields):
        return publish_correction(article=article, text=text, by=editor, **fields)

    return said


def _story(
    section, *, blocks=("paragraph", "picture"), author=None, topic=None, **fields
):
    image = ImageFactory()
    image.get_renditions(FALLBACK_SPEC, SOCIAL_SPEC)
    DocumentFactory()
    article = ArticleFactory(parent=section, lead_image=image, **fields)
    article.bylines.create(author=author or AuthorFactory(), role="reporting")
    article.bylines.create(author=AuthorFactory(), role="photography")
    article.bylines.create(author=AuthorFactory(), role="translation")
    article.agency_credits.create(agency=AgencyFactory())
    article.topics.add(topic or TopicFactory())
    article.sources = [StorySource(name="Harbour board minutes", kind="document")]
    article.body = _body(blocks)
    article.save_revision(user=UserFactory()).publish()
    return ArticlePage.objects.get(pk=article.pk)


def _body(names) -> StreamValue:
    kinds = StoryBlock().child_blocks
    values = [(name, kinds[name].get_preview_value()) for name in names]
    return StreamValue(
        StoryBlock(), [(name, kinds[name].normalize(value)) for name, value in values]
    )
