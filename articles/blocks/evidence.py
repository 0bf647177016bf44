from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.named import NamedCharBlock


class FactBoxBlock(blocks.StructBlock):
    """Facts beside the story, as a short list under a title."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    facts = blocks.ListBlock(
        NamedCharBlock(label=_("Fact"), max_length=300), label=_("Facts")
    )

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


class KeyFactBlock(blocks.StructBlock):
    """One fact, with a word or two that say what it is about."""

    label = blocks.CharBlock(label=_("Label"), max_length=40)
    fact = blocks.CharBlock(label=_("Fact"), max_length=200)

    class Meta:
        icon = "tick"
        label = _("Fact")


class KeyFactsBlock(blocks.StructBlock):
    """What matters most, for a reader in a hurry: two to six labelled lines."""

    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=60,
        help_text=_("Leave empty to print “Key facts”."),
    )
    facts = blocks.ListBlock(KeyFactBlock(), min_num=2, max_num=6, label=_("Facts"))

    class Meta:
        icon = "clipboard-list"
        label = _("Key facts")
        group = _("Evidence")
        template = "blocks/key_facts.html"
        preview_value = {
            "title": "",
            "facts": [
                {"label": "Cost", "fact": "£6.8m, a third of it from the county"},
                {"label": "When", "fact": "19 months from the date of the licence"},
            ],
        }
        description = _("Two to six labelled lines, near the top of the story")


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
