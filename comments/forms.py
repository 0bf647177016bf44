"""The reply form. It says what is wrong and never cuts or changes what was typed."""

import unicodedata

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from comments.guest_names import has_visible_letters, is_reserved
from comments.models import Comment

MAX_NAME = Comment._meta.get_field("name").max_length
MOST_DIGITS = 9  # of seconds
MAX_EMAIL = 254  # RFC 5321, the longest path less its brackets


def has_letters(name: str) -> None:
    """Refuse a name in which nothing can be read."""
    if not has_visible_letters(name):
        raise ValidationError(_("Give a name with at least one letter in it."))


def is_one_line(name: str) -> None:
    """Refuse control characters and the marks that turn the writing direction."""
    if any(unicodedata.category(letter) in {"Cc", "Cf"} for letter in name):
        raise ValidationError(_("The name holds characters that cannot be shown."))


def is_of_a_guest(name: str) -> None:
    """Refuse what readers could take for a name or a badge of the house."""
    if is_reserved(name):
        raise ValidationError(
            _(
                "This name could be taken for one of our staff. Choose another one, or "
                "add something that tells you apart."
            )
        )


class ReplyForm(forms.Form):
    """“Leave a Reply”: what a reader sends. Other fields than these are not read."""

    error_css_class = "has-error"
    use_required_attribute = True

    body = forms.CharField(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your reply here.")},
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=MAX_NAME,
        validators=[has_letters, is_one_line, is_of_a_guest],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Give the name to be shown with your reply.")},
    )
    email = forms.CharField(
        label=_("Email"),
        max_length=MAX_EMAIL,
        validators=[EmailValidator(_("Give an address of the form name@example.org."))],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Give your email address. It is not published.")},
    )
    parent = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=2**63 - 1,  # the largest key a database holds
        widget=forms.HiddenInput(),
    )
    token = forms.CharField(
        required=False, max_length=200, widget=forms.HiddenInput(), strip=True
    )
    # Added by the script: for how many seconds the page was open.
    elapsed = forms.CharField(required=False, widget=forms.HiddenInput())
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "reply-%s")
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name in ("body", "name", "email"):
            self.fields[name].widget.attrs["aria-required"] = "true"

    @property
    def max_length(self) -> int:
        """How many characters a reply may have."""
        return settings.NEWSROOM_REPLY_MAX_LENGTH

    def clean_elapsed(self) -> int | None:
        """The seconds; None for anything else, which is no reason to refuse a reply."""
        text = self.cleaned_data["elapsed"]
        is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
        return int(text) if is_number else None

    def clean_body(self) -> str:
        body = self.cleaned_data["body"].replace("\r\n", "\n").replace("\r", "\n")
        if len(body) > self.max_length:
            message = _(
                "Your reply has %(length)d characters; %(limit)d are the most. "
                "Nothing was cut: shorten it and send it again."
            )
            counts = {"length": len(body), "limit": self.max_length}
            raise ValidationError(message % counts)
        return body
