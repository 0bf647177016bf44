"""Which sizes and formats a picture is kept in. The one list, for pages and for tasks.

Widths in CSS pixels times the usual densities; `sizes` in the templates choose among
them. AVIF and WebP for those who read them, JPEG for the rest.
"""

from functools import cache

from wagtail.images.models import Filter

FORMATS = ("avif", "webp", "jpeg")
QUICK_FORMATS = ("webp", "jpeg")  # AVIF takes five times as long as both together
CARD_WIDTHS = (320, 640)
# 800 is a phone of 360 to 400 pixels at twice the density, the commonest of the slow ones.
PICTURE_WIDTHS = (320, 640, 800, 960, 1280)


def specs(
    widths: tuple[int, ...], formats: tuple[str, ...] = FORMATS
) -> tuple[str, ...]:
    """Wagtail's filter specs, one for each width and format."""
    return tuple(
        f"width-{width}|format-{format_}" for width in widths for format_ in formats
    )


CARD_SPECS = specs(CARD_WIDTHS)
PICTURE_SPECS = specs(PICTURE_WIDTHS)
QUICK_SPECS = specs(PICTURE_WIDTHS, QUICK_FORMATS)
SOCIAL_SPEC = "fill-1200x630|format-jpeg"
FALLBACK_SPEC = "width-960|format-jpeg"

ALL_SPECS = tuple(dict.fromkeys((*PICTURE_SPECS, FALLBACK_SPEC, SOCIAL_SPEC)))


@cache
def filter_of(spec: str) -> Filter:
    """Wagtail's filter; kept, for each new one reads its spec anew."""
    return Filter(spec=spec)
