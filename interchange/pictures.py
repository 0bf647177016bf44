"""The sizes of a picture that were made already, for whoever tells of it elsewhere."""

from articles.pictures.renditions import FALLBACK_SPEC, filter_of
from interchange.public_story import Picture

CONTENT_TYPE = "image/jpeg"


def as_picture(
    image,
    root: str,
    *,
    spec: str = FALLBACK_SPEC,
    alt: str = "",
    caption: str = "",
    credit: str = "",
) -> Picture | None:
    """One size by its full address; None where there is none. Makes none."""
    if image is None:
        return None
    found = image.find_existing_renditions(filter_of(spec))
    for size in found.values():
        url = size.url
        full = url if "://" in url else root + url
        return Picture(
            full, size.width, size.height, CONTENT_TYPE, alt, caption, credit
        )
    return None
