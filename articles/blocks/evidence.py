from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class FactBoxBlock(blocks.StructBlock):
    """Facts beside the story, as a short list under a title."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    facts = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("Facts"))

    class Meta:
        icon = "list-ul"
        label = _("Fact box")
        group = _("Evidence")
        template = "blocks/fact_box.html"
        preview_value = {
            "title": "The lock in numbers",
            "facts": ["Built in 1911", "Closed for eleven years"],
        }
        description = _("A short list of facts under a title")


class TimelineEventBlock(blocks.StructBlock):
    """One dated entry of a timeline."""

    when = blocks.CharBlock(label=_("When"), max_length=60)
    what = blocks.CharBlock(label=_("What happened"), max_length=300)

    class Meta:
        icon = "date"
        label = _("Event")


class TimelineBlock(blocks.StructBlock):
    """What happened when, in order."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    events = blocks.ListBlock(TimelineEventBlock(), label=_("Events"))

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = _("Evidence")
        template = "blocks/timeline.html"
        preview_value = {
            "title": "How it came to this",
            "events": [{"when": "March", "what": "A survey finds the gates sound."}],
        }
        description = _("What happened when, in order")
