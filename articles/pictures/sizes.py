"""The sizes of pictures that were made, loaded for many pictures at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import BigIntegerField, CharField
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from articles.pictures.renditions import ALL_SPECS, FALLBACK_SPEC
from articles.prepared import Prepared, PreparedObjects


@dataclass(frozen=True, slots=True)
class Size:
    """One size and format as a file."""

    url: str
    width: int
    height: int


@dataclass(slots=True)
class SizedPicture:
    """A picture by its key and the sizes wanted of it, by Wagtail's spec."""

    pk: int
    sizes: dict[str, Size] = field(default_factory=dict)

    def image(self):
        """The picture itself; one query. Only for a picture without any size yet."""
        return get_image_model().objects.filter(pk=self.pk).first()


def sized_pictures(
    keys: Iterable[int], specs: Collection[str]
) -> dict[int, SizedPicture]:
    """The pictures by key; one query for all, none where there are none.

    For sizes that do not depend on the focal point, as all but the social one.
    """
    pictures = {key: SizedPicture(key) for key in keys}
    if not pictures:
        return {}
    url = _kept()._meta.get_field("file").storage.url
    rows = SIZES.ask(images=list(pictures), specs=[*{*specs, FALLBACK_SPEC}])
    for key, spec, name, width, height in rows:
        pictures[key].sizes[spec] = Size(url(name), width, height)
    return pictures


def add_renditions(images: Sequence[AbstractImage]) -> None:
    """Give pictures all their sizes, where Wagtail looks for them; one query."""
    by_key: dict[int, list] = {image.pk: [] for image in images}
    if by_key:
        for rendition in RENDITIONS.ask(images=list(by_key), specs=[*ALL_SPECS]):
            by_key[rendition.image_id].append(rendition)
    for image in images:
        image.prefetched_renditions = by_key[image.pk]


def _kept():
    return get_image_model().get_rendition_model()


def _sizes(images, specs):
    found = _renditions(images, specs).filter(focal_point_key="")
    return found.values_list("image_id", "filter_spec", "file", "width", "height")


def _renditions(images, specs):
    return _kept().objects.filter(image__id__in=images, filter_spec__in=specs)


KEY, SPEC = BigIntegerField(), CharField()
SIZES = Prepared(_sizes, images=KEY, specs=SPEC)
RENDITIONS = PreparedObjects(_renditions, images=KEY, specs=SPEC)
