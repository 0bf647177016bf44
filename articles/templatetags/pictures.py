"""`{% picture %}`: a picture in the sizes and formats that were made for it."""

from django import template

from articles.pictures.html import picture_preload, shown_picture

register = template.Library()
register.simple_tag(shown_picture, name="picture")

# The picture above a story, and how wide it stands there.
LEAD = {"kind": "full", "sizes": "(min-width: 64rem) 58rem, 100vw"}


@register.simple_tag
def lead_picture(story):
    """The picture above a story, which has one."""
    return shown_picture(story.lead_image, alt=story.picture_alt, lazy=False, **LEAD)


@register.simple_tag
def lead_picture_preload(story):
    """For the head of its page; empty where it has none."""
    return picture_preload(story.lead_image, **LEAD)
