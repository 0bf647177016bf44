"""`{% picture %}`: a picture in the sizes and formats that were made for it."""

from django import template
from django.utils.safestring import mark_safe
from wagtail.images.models import Filter, Picture, SourceImageIOError

from articles.renditions import CARD_SPECS, FALLBACK_SPEC, PICTURE_SPECS

register = template.Library()


@register.simple_tag
def picture(image, *, kind="card", alt="", sizes="100vw", lazy=True):
    """The `picture` element; empty where there is no image, or one beyond showing.

    `kind` is `card` (up to 640 pixels) or `full` (up to 1280). Sizes are made by a
    task on upload; until that ran, one fallback size is made on the spot.
    """
    if not image:
        return ""
    specs = PICTURE_SPECS if kind == "full" else CARD_SPECS
    made = image.find_existing_renditions(*(Filter(spec=spec) for spec in specs))
    renditions = {filter_.spec: rendition for filter_, rendition in made.items()}
    if not renditions:
        fallback = _rendition(image, FALLBACK_SPEC)
        if fallback is None:
            return ""
        renditions = {FALLBACK_SPEC: fallback}
    ordered = {spec: renditions[spec] for spec in specs if spec in renditions}
    return mark_safe(_element(ordered or renditions, alt, sizes, lazy))  # noqa: S308


def _rendition(image, spec):
    try:
        return image.get_rendition(spec)
    except SourceImageIOError:
        return None


def _element(renditions, alt, sizes, lazy) -> str:
    attributes = {"alt": alt, "sizes": sizes, "decoding": "async"}
    attributes |= {"loading": "lazy"} if lazy else {"fetchpriority": "high"}
    if len(renditions) == 1:
        (only,) = renditions.values()
        del attributes["sizes"]  # there is nothing to choose from
        return only.img_tag(attributes)
    return Picture(renditions, attributes).__html__()
