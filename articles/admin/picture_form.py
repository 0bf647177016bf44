"""The form in which staff upload a picture: alone, several at once, or from a chooser."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from articles.pictures.checks import check_picture


class PictureField(WagtailImageField):
    """Takes a picture that can be shown; refuses any other file in one sentence."""

    def check_image_pixel_size(self, f):
        # Wagtail decodes the whole file to learn its size, and lets what that raises
        # through. By now the file's size, name and kind are checked.
        check_picture(f.image.f)
        f.seek(0)


class PictureForm(BaseImageForm):
    """Wagtail's form with our checks, and with help that says what each field is for."""

    helps = {
        "title": _("How the newsroom finds it. Readers do not see it."),
        "description": _(
            "Alt text: what one sees, in a sentence, for those who do not see it. "
            "Each use may have its own."
        ),
        "caption": _(
            "Left empty, it is read from the file, as credit and licence are."
        ),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = self._checked(self.fields["file"])
        for name, words in self.helps.items():
            if name in self.fields:
                self.fields[name].help_text = words
        if "description" in self.fields:
            self.fields["description"].label = _("Alt text")

    @staticmethod
    def _checked(field: WagtailImageField) -> PictureField:
        return PictureField(
            label=field.label, required=field.required, widget=field.widget
        )
