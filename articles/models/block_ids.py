"""Which blocks of a story's body a row belongs to: the column and its form control."""

from uuid import UUID

from django import forms
from django.db import models
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison, diff_text, register_comparison_class

from articles.passages import passages


class BlockTies(forms.CheckboxSelectMultiple):
    """The passages of the story by their first words, folded away until needed.

    A passage that was written since the page was loaded is added by the script, from
    the form itself; ids that are chosen and not (yet) known to the server are kept.
    """

    class Media:
        js = ["js/admin/block-ties.js"]
        css = {"all": ["css/admin/sourcing.css"]}

    def render(self, name, value, attrs=None, renderer=None):
        chosen = [str(tie) for tie in value or []]
        known = [(str(key), words) for key, words in self.choices]
        missing = sorted(set(chosen) - {key for key, _words in known})
        context = {
            "id": (attrs or {}).get("id"),
            "name": name,
            "chosen": chosen,
            "passages": known
            + [(key, _("A passage not saved yet")) for key in missing],
        }
        return render_to_string("articles/admin/block_ties.html", context)


class BlockIdsFormField(forms.MultipleChoiceField):
    """Takes any block id: a block that is new in this form is not among the choices."""

    widget = BlockTies

    def valid_value(self, value):
        try:
            UUID(str(value))
        except ValueError:
            return False
        return True


class BlockIdsField(models.JSONField):
    """The ids of blocks in the story's body, a list of strings."""

    def __init__(self, *args, **kwargs):
        kwargs |= {"default": list, "blank": True}
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return BlockIdsFormField(
            label=capfirst(self.verbose_name), help_text=self.help_text, required=False
        )


class BlockTiesComparison(FieldComparison):
    """Compares two versions by the words of the passages, not by their ids."""

    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.said = [self._said(obj_a, self.val_a), self._said(obj_b, self.val_b)]

    def htmldiff(self):
        return diff_text(*self.said).to_html()

    @staticmethod
    def _said(row, ties) -> str:
        if not ties:
            return ""
        words = {one.id: one.first_words for one in passages(row.article.body)}
        return "; ".join(words.get(tie, str(_("another passage"))) for tie in ties)


register_comparison_class(BlockIdsField, comparison_class=BlockTiesComparison)
