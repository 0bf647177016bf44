"""A value with a canary for every block that a story's body may hold."""

from collections.abc import Callable
from datetime import date

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

Word = Callable[[str], str]


class CannotSeed(Exception):
    """There is no way known to put a canary into this block."""


class BlockFiller:
    """Makes raw stream values. `text` and `make` come from the story's seeder.

    `text(place)` is a new canary's text, `make(model, place)` the key of a new picture,
    document or snippet that is all canaries.
    """

    def __init__(self, *, text: Word, make):
        self.text, self.make = text, make
        self.unseeded: list[str] = []

    def stream(self, block: blocks.BaseStreamBlock, place: str) -> list[dict]:
        """One block of every type, those inside of others included."""
        values = []
        for name, child in block.child_blocks.items():
            try:
                value = self.value(child, f"{place}: {name}")
            except CannotSeed:
                self.unseeded.append(f"{place}: {name} ({type(child).__name__})")
            else:
                values.append({"type": name, "value": value})
        return values

    def value(self, block, place: str):
        """What the database keeps for a block full of canaries. Raises CannotSeed."""
        for kind, fill in self._ways():
            if isinstance(block, kind):
                return fill(block, place)
        raise CannotSeed

    def _ways(self):
        return (
            (blocks.BaseStreamBlock, self.stream),
            (blocks.BaseStructBlock, self._struct),
            (blocks.ListBlock, self._list),
            (BaseTypedTableBlock, self._table),
            (ImageChooserBlock, self._chosen),
            (DocumentChooserBlock, self._chosen),
            (SnippetChooserBlock, self._chosen),
            (blocks.ChooserBlock, self._nothing),
            (blocks.RichTextBlock, self._rich_text),
            (blocks.URLBlock, self._address),
            (blocks.ChoiceBlock, self._choice),
            (blocks.BooleanBlock, lambda block, place: False),
            (blocks.DateBlock, lambda block, place: date(2020, 1, 2).isoformat()),
            (
                (blocks.IntegerBlock, blocks.FloatBlock, blocks.DecimalBlock),
                lambda b, p: 1,
            ),
            (
                (blocks.CharBlock, blocks.TextBlock, blocks.RawHTMLBlock),
                lambda block, place: self.text(place),
            ),
            (blocks.StaticBlock, self._nothing),
        )

    def _struct(self, block, place):
        parts = {}
        for name, child in block.child_blocks.items():
            try:
                parts[name] = self.value(child, f"{place}.{name}")
            except CannotSeed:
                self.unseeded.append(f"{place}.{name} ({type(child).__name__})")
        return parts

    def _list(self, block, place):
        return [{"type": "item", "value": self.value(block.child_block, place)}]

    def _table(self, block, place):
        """A column of every kind, and one row."""
        kinds = block.child_blocks.items()
        columns = [
            {"type": name, "heading": self.text(f"{place}, heading of {name}")}
            for name, _ in kinds
        ]
        cells = [self.value(child, f"{place}, {name}") for name, child in kinds]
        caption = self.text(f"{place}, caption")
        return {"caption": caption, "columns": columns, "rows": [{"values": cells}]}

    def _chosen(self, block, place):
        return self.make(block.model_class, place)

    def _nothing(self, block, place):
        return None

    def _rich_text(self, block, place):
        from wagtail.documents import get_document_model

        linked = self.make(get_document_model(), f"{place}, a linked document")
        link = f'<a linktype="document" id="{linked}">{self.text(place)}</a>'
        return f"<p>{self.text(place)} {link}</p>"

    def _address(self, block, place):
        return f"https://example.org/{self.text(place)}"

    def _choice(self, block, place):
        choices = dict(block.field.choices)
        return block.get_default() or next((key for key in choices if key), "")
