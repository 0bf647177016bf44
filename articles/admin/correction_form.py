from django import forms
from django.utils.translation import gettext_lazy

from articles.models import Correction


class CorrectionForm(forms.ModelForm):
    """What an editor says of an error, and whether the corrected text goes with it."""

    class Meta:
        model = Correction
        fields = ["kind", "text", "placement", "supersedes"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    field_order = ["with_edit", *Meta.fields]
    with_edit = forms.BooleanField(
        label=gettext_lazy("Publish the changed text with it"),
        required=False,
        initial=True,
    )
    placement = forms.ChoiceField(
        label=gettext_lazy("Place"),
        required=False,
        choices=[
            ("", gettext_lazy("By its weight")),
            *Correction.Placement.choices,
        ],
        initial="",
        help_text=gettext_lazy(
            "By its weight: above the story a retraction, and a correction whose edit "
            "changes headline, subhead or standfirst; below it all others."
        ),
    )
    supersedes = forms.ModelChoiceField(
        label=gettext_lazy("Supersedes"),
        queryset=Correction.objects.none(),
        required=False,
        empty_label=gettext_lazy("None: it stands beside the others"),
    )

    def __init__(self, *args, article, draft, **kwargs):
        super().__init__(*args, **kwargs)
        if draft is None:
            del self.fields["with_edit"]
        standing = self.fields["supersedes"]
        standing.queryset = article.corrections.standing()  # type: ignore[attr-defined]
