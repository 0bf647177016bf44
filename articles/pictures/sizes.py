"""The sizes of pictures that were made, loaded for many pictures at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from wagtail.images import get_image_model

from articles.pictures.renditions import FALLBACK_SPEC


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
    kept = get_image_model().get_rendition_model()
    storage = kept._meta.get_field("file").storage
    rows = kept.objects.filter(
        image__in=pictures, filter_spec__in={*specs, FALLBACK_SPEC}, focal_point_key=""
    )
    columns = ("image_id", "filter_spec", "file", "width", "height")
    for key, spec, name, width, height in rows.values_list(*columns):
        pictures[key].sizes[spec] = Size(storage.url(name), width, height)
    return pictures
