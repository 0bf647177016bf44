"""Stories with sources, for the tests about how they belong together."""

import json
import uuid

from articles.models import ArticlePage, StorySource
from tests.factories import ArticleFactory

FIRST, QUOTE, LAST, HEADING = (str(uuid.UUID(int=n)) for n in range(1, 5))
QUOTATION = {"quote": "We had no choice.", "speaker": "", "role": ""}
BODY = [
    {"id": HEADING, "type": "subheading", "value": "At the gate"},
    {"id": FIRST, "type": "paragraph", "value": "<p>The gate was shut.</p>"},
    {"id": QUOTE, "type": "quotation", "value": QUOTATION},
    {"id": LAST, "type": "paragraph", "value": "<p>One</p><ul><li>Two</li></ul>"},
]


def told_by(name="Ada", ties=(), **fields):
    return StorySource(name=name, block_ids=list(ties), **fields)


def publish(section, *sources, body=BODY) -> ArticlePage:
    """A live story with these sources, as it was read back."""
    article = ArticleFactory(parent=section, body=json.dumps(body))
    article.sources = list(sources)
    article.save_revision().publish()
    return ArticlePage.objects.get(pk=article.pk)
