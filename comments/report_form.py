"""The form by which a reader reports a comment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from comments.models import Flag

MAX_NOTE = Flag._meta.get_field("note").max_length


class ReportForm(forms.Form):
    """Why a comment should be looked at again; a choice, and words if one has any."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=Flag.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with the comment.")},
    )
    note = forms.CharField(
        label=_("Anything else the moderators should know"),
        required=False,
        max_length=MAX_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "report-%s")
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean_note(self) -> str:
        return self.cleaned_data["note"].replace("\r\n", "\n")
