from django.utils.functional import cached_property
from wagtail import blocks

# Wagtail draws no label for a block that is a single box in a stream, a list or a table;
# its heading is not tied to the box. Those who do not see it get the name so.
NAME = "aria-label"


class NamedCharBlock(blocks.CharBlock):
    """A line of text whose box says its own name."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.field.widget.attrs[NAME] = self.meta.label


class NamedTextBlock(blocks.TextBlock):
    """Some lines of text whose box says its own name."""

    @cached_property
    def field(self):
        field = super().field
        field.widget.attrs[NAME] = self.meta.label
        return field


class NamedRichTextBlock(blocks.RichTextBlock):
    """Rich text whose editor says its own name."""

    @cached_property
    def field(self):
        field = super().field
        field.widget.options = {**field.widget.options, "ariaLabel": self.meta.label}
        return field
