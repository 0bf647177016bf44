"""What an editor places on the front page."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.front import ROW, ChosenRow

STORY = "articles.ArticlePage"


class FrontRowBlock(blocks.StructBlock):
    """A section's row on the front page."""

    section = blocks.PageChooserBlock("articles.SectionPage", label=_("section"))
    stories = blocks.ListBlock(
        blocks.PageChooserBlock(STORY, label=_("story")),
        max_num=ROW,
        default=[],
        label=_("stories"),
        help_text=_("They stand first; the section's newest fill the other places."),
    )
    is_hidden = blocks.BooleanBlock(
        required=False, label=_("leave this section off the front page")
    )

    class Meta:
        icon = "list-ul"
        label = _("section row")
        label_format = "{section}"


class FrontRowsBlock(blocks.StreamBlock):
    """The section rows in their order; sections not named follow."""

    row = FrontRowBlock()

    class Meta:
        required = False

    def clean(self, value):
        cleaned = super().clean(value)
        sections = [row.value["section"].pk for row in cleaned]
        if len(sections) != len(set(sections)):
            raise blocks.StreamBlockValidationError(
                non_block_errors=[
                    ValidationError(
                        _("Each section has one row: one stands here twice.")
                    )
                ]
            )
        return cleaned


def chosen_stories(stream) -> tuple[int, ...]:
    """The keys of the stories in a stream, none twice, without loading the stories."""
    return _keys(stream.get_prep_value())


def chosen_rows(stream) -> tuple[ChosenRow, ...]:
    """What the section rows say, by key, without loading a page."""
    values = [child["value"] for child in stream.get_prep_value()]
    return tuple(
        ChosenRow(
            section_id=value["section"],
            story_ids=_keys(value.get("stories") or []),
            is_hidden=bool(value.get("is_hidden")),
        )
        for value in values
        if value.get("section")
    )


def _keys(children) -> tuple[int, ...]:
    return tuple(dict.fromkeys(child["value"] for child in children if child["value"]))
