"""The bodies of public stories as plain HTML: no script, no style, no relative address.

For feeds and other systems.
"""

from collections.abc import Sequence
from itertools import chain

from django.utils.safestring import SafeString, mark_safe

from articles.body import images_in
from articles.models import ArticlePage
from articles.pictures.sizes import add_renditions
from interchange.block_html import block_html
from interchange.public_links import expand_links

# They repeat the story, or lead to others.
LEFT_OUT = {"pull_quote", "related_story"}
# Stands between two paragraphs while their links are looked up; no text may hold it.
BREAK = "\x1e"


def bodies_html(articles: Sequence[ArticlePage], root: str) -> list[SafeString]:
    """The body of each story, in a number of queries that does not depend on them."""
    told = [_told(article) for article in articles]
    blocks = ArticlePage._meta.get_field("body").stream_block
    # As one body, for Wagtail loads what its blocks refer to body by body.
    joined = blocks.to_python(list(chain(*told)))
    add_renditions(list(images_in(joined)))
    rendered = iter(_expanded([_html(child, root) for child in joined], root))
    return [mark_safe("\n".join(next(rendered) for _ in one)) for one in told]  # noqa: S308


def _told(article: ArticlePage) -> list[dict]:
    known = article.body.stream_block.child_blocks
    raw = (block for block in article.body.raw_data if block["type"] in known)
    return [block for block in raw if block["type"] not in LEFT_OUT]


def _expanded(pieces: list[str], root: str) -> list[str]:
    return expand_links(BREAK.join(pieces), root).split(BREAK) if pieces else []


def _html(child, root: str) -> str:
    return block_html(child, root).replace(BREAK, "")
