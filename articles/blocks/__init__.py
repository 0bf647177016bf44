"""What the body of a story may hold. A block is a class, a template, a preview, a test."""

from wagtail.blocks import StreamBlock

from articles.blocks.charts import ChartBlock
from articles.blocks.embeds import EmbedBlock
from articles.blocks.evidence import FactBoxBlock, KeyFactsBlock, TimelineBlock
from articles.blocks.links import DocumentBlock, RelatedStoryBlock
from articles.blocks.media import GalleryBlock, PictureBlock
from articles.blocks.tables import TableBlock
from articles.blocks.text import (
    ParagraphBlock,
    PullQuoteBlock,
    QuotationBlock,
    SubheadingBlock,
)

__all__ = [
    "ChartBlock",
    "DocumentBlock",
    "EmbedBlock",
    "FactBoxBlock",
    "GalleryBlock",
    "KeyFactsBlock",
    "ParagraphBlock",
    "PictureBlock",
    "PullQuoteBlock",
    "QuotationBlock",
    "RelatedStoryBlock",
    "StoryBlock",
    "SubheadingBlock",
    "TableBlock",
    "TimelineBlock",
]


class StoryBlock(StreamBlock):
    """The body of a story, from the first paragraph to the last."""

    paragraph = ParagraphBlock()
    subheading = SubheadingBlock()
    quotation = QuotationBlock()
    pull_quote = PullQuoteBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    embed = EmbedBlock()
    key_facts = KeyFactsBlock()
    fact_box = FactBoxBlock()
    timeline = TimelineBlock()
    table = TableBlock()
    chart = ChartBlock()
    document = DocumentBlock()
    related_story = RelatedStoryBlock()
