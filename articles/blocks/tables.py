from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from articles.blocks.named import NamedCharBlock

LONGEST_CELL = 300


class CellsBlock(TypedTableBlock):
    """The cells: columns of words, and columns of figures, which stand flush right."""

    words = NamedCharBlock(
        label=gettext_lazy("Words"), required=False, max_length=LONGEST_CELL
    )
    figure = NamedCharBlock(
        label=gettext_lazy("Figures"), required=False, max_length=LONGEST_CELL
    )


class TableBlock(blocks.StructBlock):
    """A table with a caption and headings, which scrolls in a box of its own."""

    table = CellsBlock(label=gettext_lazy("Table"))
    first_column_names_rows = blocks.BooleanBlock(
        label=gettext_lazy("The first column names the rows"),
        required=False,
        default=True,
    )
    source = blocks.CharBlock(
        label=gettext_lazy("Source"), required=False, max_length=200
    )

    class Meta:
        icon = "table"
        label = gettext_lazy("Table")
        group = gettext_lazy("Evidence")
        template = "blocks/table.html"
        preview_value = {
            "table": {
                "caption": "Classes at two schools",
                "columns": [
                    {"type": "words", "heading": "School"},
                    {"type": "figure", "heading": "Pupils"},
                    {"type": "figure", "heading": "Classes"},
                ],
                "rows": [
                    {"values": ["Ropewalk", "398", "12"]},
                    {"values": ["Eastgate", "380", "13"]},
                ],
            },
            "first_column_names_rows": True,
            "source": "Annual school returns",
        }
        description = gettext_lazy("Rows and columns with a caption")

    def clean(self, value):
        """The table. Raises with a sentence where readers could not make sense of it."""
        cleaned = super().clean(value)
        wrong = [] if self.is_deferred_validation else _faults(cleaned["table"])
        if wrong:
            raise blocks.StructBlockValidationError(non_block_errors=wrong)
        return cleaned


def _faults(table) -> list[str]:
    if not table.columns or not table.row_data:
        return [_("The table needs a column and a row at least.")]
    faults = []
    if not table.caption.strip():
        faults.append(_("The table needs a caption: what does it show?"))
    # The corner may stay empty where the first column names the rows.
    faults += [
        _("Column %(number)s needs a heading.") % {"number": number}
        for number, column in enumerate(table.columns, 1)
        if number > 1 and not column["heading"].strip()
    ]
    return faults
