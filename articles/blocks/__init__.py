"""What the body of a story may hold. A block is a class, a template, a preview, a test."""

from wagtail.blocks import StreamBlock

from articles.blocks.evidence import FactBoxBlock, TimelineBlock
from articles.blocks.media import PictureBlock
from articles.blocks.text import (
    ParagraphBlock,
    PullQuoteBlock,
    QuotationBlock,
    SubheadingBlock,
)

__all__ = [
    "FactBoxBlock",
    "ParagraphBlock",
    "PictureBlock",
    "PullQuoteBlock",
    "QuotationBlock",
    "StoryBlock",
    "SubheadingBlock",
    "TimelineBlock",
]


class StoryBlock(StreamBlock):
    """The body of a story, from the first paragraph to the last."""

    paragraph = ParagraphBlock()
    subheading = SubheadingBlock()
    quotation = QuotationBlock()
    pull_quote = PullQuoteBlock()
    picture = PictureBlock()
    fact_box = FactBoxBlock()
    timeline = TimelineBlock()
