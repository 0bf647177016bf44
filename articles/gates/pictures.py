"""Gates about pictures, and how the pictures of a story are found."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage

from articles.gates.gate import Gate


@dataclass(frozen=True)
class Picture:
    """One use of a picture in a story, with what is printed about it."""

    title: str
    alt: str
    is_decorative: bool
    credit: str


def pictures_of(article) -> Iterator[Picture]:
    """The lead picture, then those in the body, whatever block they stand in."""
    if image := article.lead_image:
        # Not `picture_alt`, which falls back to the title: often the name of a file.
        alt = article.lead_image_alt or image.description
        is_decorative = bool(getattr(article, "lead_image_decorative", False))
        yield Picture(image.title, alt, is_decorative, article.picture_credit)
    yield from _pictures_in(article.body, credit="")


def _pictures_in(value, credit: str) -> Iterator[Picture]:
    if isinstance(value, AbstractImage):
        yield _picture(value, credit)
    elif isinstance(value, StructValue):
        own = value.get("credit") or credit
        for part in value.values():
            yield from _pictures_in(part, own)
    elif isinstance(value, StreamValue):
        for block in value:
            yield from _pictures_in(block.value, credit)
    elif isinstance(value, ListValue):
        for part in value:
            yield from _pictures_in(part, credit)


def _picture(image, credit: str) -> Picture:
    # Wagtail's ImageBlock hands out the image with the alt text of this use.
    alt = getattr(image, "contextual_alt_text", None)
    return Picture(
        title=image.title,
        alt=image.description if alt is None else alt,
        is_decorative=bool(getattr(image, "decorative", False)),
        credit=credit or getattr(image, "credit", ""),
    )


class AltTextGate(Gate):
    code = "alt_text"
    label = gettext_lazy("Alt text of every picture")

    def problem(self, article):
        for picture in pictures_of(article):
            if not (picture.is_decorative or (picture.alt or "").strip()):
                return _("The picture “%s” has no alt text.") % picture.title
        return None


class CreditGate(Gate):
    code = "credit"
    label = gettext_lazy("Credit of every picture")

    def problem(self, article):
        for picture in pictures_of(article):
            if not (picture.credit or "").strip():
                return _("The picture “%s” has no credit.") % picture.title
        return None
