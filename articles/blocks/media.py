from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture between paragraphs, with caption and credit for this use."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to print the credit kept with the picture."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        template = "blocks/picture.html"
        description = _("A picture with caption and credit")

    def get_preview_value(self):
        """The newest picture of the house; an empty frame where there is none."""
        (image,) = _newest_pictures(1) or [None]
        caption = _("What is to be seen, where and when.")
        return self.normalize({"image": image, "caption": caption, "credit": ""})


class GalleryBlock(blocks.StructBlock):
    """Pictures side by side, to be leafed through without a script."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    pictures = blocks.ListBlock(
        PictureBlock(), min_num=2, max_num=20, label=_("Pictures")
    )

    class Meta:
        icon = "image"
        label = _("Gallery")
        group = _("Media")
        template = "blocks/gallery.html"
        description = _("Two to twenty pictures, side by side")

    def get_preview_value(self):
        """The newest pictures of the house; empty frames where there are none."""
        pictures = [
            {"image": image, "caption": _("What is to be seen."), "credit": ""}
            for image in _newest_pictures(3) or [None, None]
        ]
        return self.normalize({"title": _("A morning afloat"), "pictures": pictures})


def _newest_pictures(most: int) -> list:
    images = list(get_image_model().objects.order_by("-pk")[:most])
    for image in images:
        image.contextual_alt_text, image.decorative = image.default_alt_text, False
    return images
