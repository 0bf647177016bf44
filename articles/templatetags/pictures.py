"""`{% picture %}`: a picture in the sizes and formats that were made for it."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe
from wagtail.images.models import Filter, Picture, SourceImageIOError

from articles.fresh_until import fresh_until
from articles.renditions import CARD_SPECS, FALLBACK_SPEC, PICTURE_SPECS

register = template.Library()
# How long a page holds on which a picture is missing because its sizes are being made.
SOON = timedelta(seconds=5)


@register.simple_tag(takes_context=True)
def picture(context, image, *, kind="card", alt="", sizes="100vw", lazy=True):
    """The `picture` element; empty where there is no image, or one beyond showing.

    `kind` is `card` (up to 640 pixels) or `full` (up to 1280). Sizes are made by a
    task on upload. No reader waits for that: until it ran the picture is left out and
    the page soon made anew. In a preview one fallback size is made on the spot.
    """
    if not image:
        return ""
    specs = PICTURE_SPECS if kind == "full" else CARD_SPECS
    made = image.find_existing_renditions(*(Filter(spec=spec) for spec in specs))
    renditions = {filter_.spec: rendition for filter_, rendition in made.items()}
    if not renditions:
        fallback = _fallback(image, context.get("request"))
        if fallback is None:
            return ""
        renditions = {FALLBACK_SPEC: fallback}
    ordered = {spec: renditions[spec] for spec in specs if spec in renditions}
    return mark_safe(_element(ordered or renditions, alt, sizes, lazy))  # noqa: S308


def _fallback(image, request):
    """The fallback size if it is there; made only where no reader waits for it."""
    made = image.find_existing_renditions(Filter(spec=FALLBACK_SPEC))
    if made:
        return next(iter(made.values()))
    if request is not None and not getattr(request, "is_preview", False):
        fresh_until(request, timezone.now() + SOON)
        return None
    try:
        return image.get_rendition(FALLBACK_SPEC)
    except SourceImageIOError:
        return None


def _element(renditions, alt, sizes, lazy) -> str:
    attributes = {"alt": alt, "sizes": sizes, "decoding": "async"}
    attributes |= {"loading": "lazy"} if lazy else {"fetchpriority": "high"}
    if len(renditions) == 1:
        (only,) = renditions.values()
        return only.img_tag(attributes)
    return Picture(renditions, attributes).__html__()
