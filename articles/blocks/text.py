from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.named import NamedCharBlock, NamedRichTextBlock, NamedTextBlock

PARAGRAPH_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class ParagraphBlock(NamedRichTextBlock):
    """Running text: bold, italic, links and lists, nothing else."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", PARAGRAPH_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        group = _("Text")
        template = "blocks/paragraph.html"
        preview_value = "<p>The gates closed at four, an hour before the tide.</p>"
        description = _("Running text with links and lists")


class SubheadingBlock(NamedCharBlock):
    """A heading between paragraphs, one level below the headline."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 120)
        super().__init__(**kwargs)

    class Meta:
        icon = "title"
        label = _("Subheading")
        group = _("Text")
        template = "blocks/subheading.html"
        preview_value = "What happens next"
        description = _("A heading between paragraphs")


class QuotationBlock(blocks.StructBlock):
    """Somebody's own words, with who said them."""

    quote = blocks.TextBlock(label=_("Quotation"), help_text=_("Without quote marks."))
    speaker = blocks.CharBlock(label=_("Speaker"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = _("Text")
        template = "blocks/quotation.html"
        preview_value = {
            "quote": "We have the numbers, and we have the money.",
            "speaker": "Ruth Penhale",
            "role": "chair of the harbour board",
        }
        description = _("Somebody's own words, with who said them")


class PullQuoteBlock(NamedTextBlock):
    """A sentence of the story set large, to draw a reader in."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("rows", 2)
        super().__init__(**kwargs)

    class Meta:
        icon = "bold"
        label = _("Pull quote")
        group = _("Text")
        template = "blocks/pull_quote.html"
        preview_value = "Nobody here is against the lock."
        description = _("A sentence of the story, set large")
