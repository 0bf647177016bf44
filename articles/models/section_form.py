from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from articles import gates


class SectionForm(WagtailAdminPageForm):
    """The form of a section, with its publish gates as boxes to tick."""

    gates = forms.MultipleChoiceField(
        label=_("Publish gates"),
        choices=gates.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What must be right before a story of this section is published."),
    )
