from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.charts import FiguresRefused, draw_bars, draw_lines, read_figures

DRAWN_BY = {"bar": draw_bars, "line": draw_lines}


class FiguresBlock(blocks.TextBlock):
    """Lines of a label and a number, refused where they cannot be drawn."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 9000)
        kwargs.setdefault("rows", 8)
        super().__init__(**kwargs)

    def clean(self, value):
        value = super().clean(value)
        if value and not self.is_deferred_validation:
            read_figures(value)
        return value


class ChartBlock(blocks.StructBlock):
    """A small chart with its figures in a table below it."""

    title = blocks.CharBlock(
        label=_("Title"),
        max_length=160,
        help_text=_("What the figures show, as a sentence or a label."),
    )
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("bar", _("Bars")), ("line", _("Line"))],
        default="bar",
        help_text=_("Bars to compare things, a line for a course in time."),
    )
    unit = blocks.CharBlock(
        label=_("Unit"),
        required=False,
        max_length=80,
        help_text=_("What is counted: pupils, per cent, pounds a month."),
    )
    figures = FiguresBlock(
        label=_("Figures"),
        help_text=_(
            "A line each, as copied from a spreadsheet or typed: “Ropewalk, 33.2”. "
            "The first line names the two columns: “School, Pupils per class”."
        ),
    )
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=200)

    class Meta:
        icon = "bars"
        label = _("Chart")
        group = _("Evidence")
        template = "blocks/chart.html"
        preview_value = {
            "title": "Boats with a berth in the basin",
            "kind": "bar",
            "unit": "boats",
            "figures": "When, Boats\nBefore closure, 112\nNow, 38\nPlanned, 130",
            "source": "Harbour board",
        }
        description = _("Bars or a line from a few figures, with their table")

    def get_context(self, value, parent_context=None):
        """Adds the figures and their drawing; None where a draft's cannot be drawn."""
        context = super().get_context(value, parent_context=parent_context)
        try:
            figures = read_figures(value.get("figures") or "")
        except FiguresRefused as refusal:
            return context | {"figures": None, "refusal": refusal.message}
        drawing = DRAWN_BY[value.get("kind") or "bar"](figures)
        return context | {"figures": figures, "drawing": drawing}
