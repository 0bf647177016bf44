"""What the body of a story needs besides itself, loaded at once before it is shown."""

from collections.abc import Iterator

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage

from articles.blocks.embeds import playable
from articles.pictures.sizes import add_renditions


def load_body(article) -> dict:
    """Load pictures' sizes and related stories; returns what the blocks then ask for.

    The number of queries does not depend on how many of them there are.
    """
    shown = (article.lead_image, article.social_image)
    add_renditions([*filter(None, shown), *images_in(article.body)])
    return {
        "related_stories": _related_stories(article),
        "has_player": any(map(playable, _values(article, "embed"))),
    }


def images_in(value) -> Iterator[AbstractImage]:
    """Every picture in a body or a part of it, wherever in a block it stands."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        for block in value:
            yield from images_in(block.value)
    elif isinstance(value, StructValue | ListValue):
        parts = value.values() if isinstance(value, StructValue) else value
        for part in parts:
            yield from images_in(part)


def _related_stories(article) -> dict:
    """The stories that the body names and readers may see, by primary key."""
    named = {story.pk for story in _values(article, "related_story") if story}
    named.discard(article.pk)
    if not named:
        return {}
    found = type(article).objects.published().for_listing().filter(pk__in=named)
    return {story.pk: story for story in found}


def _values(article, block_type: str) -> list:
    return [b.value for b in article.body if b.block_type == block_type]
