"""What a sender fills in on a receipt."""

from django import forms
from django.utils.translation import gettext_lazy as _

from comments.forms import ReplyForm
from comments.models import Comment


class EditForm(forms.Form):
    """The changed text of a reply, and the revision that it was made from."""

    body = forms.CharField(
        label=_("Your reply"),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write your reply here, or withdraw it if you want none.")
        },
    )
    revision = forms.IntegerField(
        min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput()
    )

    # The same limit in the same words as for a new reply.
    max_length = ReplyForm.max_length
    clean_body = ReplyForm.clean_body

    def __init__(self, *args, **kwargs):
        kwargs |= {"auto_id": "edit-%s", "label_suffix": ""}
        super().__init__(*args, **kwargs)

    @classmethod
    def of(cls, comment: Comment) -> "EditForm":
        """The form with the text as it is now."""
        return cls(initial={"body": comment.body, "revision": comment.revision})
