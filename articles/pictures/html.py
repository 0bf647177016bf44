"""The `picture` element: every format that was made, in every width, the best first."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import SourceImageIOError

from articles.fresh_until import fresh_until
from articles.once import request_being_answered
from articles.pictures.renditions import (
    CARD_SPECS,
    FALLBACK_SPEC,
    FORMATS,
    PICTURE_SPECS,
    filter_of,
)
from articles.pictures.sizes import SizedPicture

FALLBACK = FORMATS[-1]
# How long a page holds on which a picture is missing because its sizes are being made.
SOON = timedelta(seconds=5)


def shown_picture(image, *, kind="card", alt="", sizes="100vw", lazy=True):
    """The `picture` element; empty where there is no image, or one beyond showing.

    `image` is a picture, or its key with sizes. `kind` is `card` (up to 640 pixels) or
    `full` (up to 1280). Sizes are made by a task on upload. No reader waits for that:
    until it ran the picture is left out, and the page soon made anew. In a preview one
    fallback size is made on the spot.
    """
    if not image:
        return ""
    shown = _ordered(image, kind) or _fallback(image)
    return _element(shown, alt, sizes, lazy=lazy) if shown else ""


def picture_preload(image, *, kind="card", sizes="100vw"):
    """The `link` that asks for a picture before the page has come to it.

    Arguments as those of `shown_picture`, with which a page has to agree. It names the
    best format alone: a browser that cannot show that does not follow it. Empty where
    there is none but the fallback.
    """
    made = _ordered(image, kind) if image else {}
    best = next((name for name in FORMATS[:-1] if _in_format(made, name)), None)
    if best is None:
        return ""
    return mark_safe(  # noqa: S308 (all that is not a number is escaped)
        f'<link rel="preload" as="image" type="image/{best}" fetchpriority="high" '
        f'imagesrcset="{_srcset(_in_format(made, best))}" imagesizes="{escape(sizes)}">'
    )


def _ordered(image, kind: str) -> dict:
    """The sizes that were made, the best first; or those in no known order."""
    specs = PICTURE_SPECS if kind == "full" else CARD_SPECS
    made = _made(image, specs)
    return {spec: made[spec] for spec in specs if spec in made} or made


def _made(image, specs) -> dict:
    if isinstance(image, SizedPicture):
        return image.sizes
    found = image.find_existing_renditions(*map(filter_of, specs))
    return {filter_.spec: rendition for filter_, rendition in found.items()}


def _fallback(image) -> dict:
    """The fallback size if it is there; made only where no reader waits for it."""
    request = request_being_answered()
    if request is not None and not getattr(request, "is_preview", False):
        fresh_until(request, timezone.now() + SOON)
        return _made(image, [FALLBACK_SPEC])
    whole = image.image() if isinstance(image, SizedPicture) else image
    try:
        return {FALLBACK_SPEC: whole.get_rendition(FALLBACK_SPEC)} if whole else {}
    except SourceImageIOError:
        return {}


def _element(sizes: Mapping[str, Any], alt: str, widths: str, *, lazy: bool):
    """The element for sizes by Wagtail's spec, each with `url`, `width` and `height`.

    `widths` is what the browser is told of the place (`sizes`). A picture of one size
    is a plain `img`.
    """
    by_format = {name: _in_format(sizes, name) for name in FORMATS}
    made = {name: found for name, found in by_format.items() if found}
    shown = made.pop(FALLBACK, None) or [*made.popitem()[1]]
    image = _image(shown, alt, widths, lazy)
    if len(sizes) == 1:
        return image
    sources = "".join(_source(name, found, widths) for name, found in made.items())
    return mark_safe(f"<picture>{sources}{image}</picture>")  # noqa: S308


def _in_format(sizes: Mapping[str, Any], name: str) -> list:
    return [size for spec, size in sizes.items() if spec.endswith(f"format-{name}")]


def _image(shown: list, alt: str, widths: str, lazy: bool) -> SafeString:
    first = shown[0]
    loading = 'loading="lazy"' if lazy else 'fetchpriority="high"'
    # Of one there is nothing to choose from, and HTML wants no `sizes` then.
    choice = f' sizes="{escape(widths)}" srcset="{_srcset(shown)}"'
    return mark_safe(  # noqa: S308 (all that is not a number is escaped)
        f'<img src="{escape(first.url)}" width="{first.width}" height="{first.height}" '
        f'alt="{escape(alt)}" decoding="async" {loading}{choice if shown[1:] else ""}>'
    )


def _source(name: str, found: list, widths: str) -> str:
    srcset, told = _srcset(found), escape(widths)
    return f'<source srcset="{srcset}" sizes="{told}" type="image/{name}">'


def _srcset(found: list) -> str:
    if len(found) == 1:
        return escape(found[0].url)
    return escape(", ".join(f"{size.url} {size.width}w" for size in found))
