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
        image = get_image_model().objects.order_by("-pk").first()
        if image:
            image.contextual_alt_text, image.decorative = image.default_alt_text, False
        caption = _("What is to be seen, where and when.")
        return self.normalize({"image": image, "caption": caption, "credit": ""})
