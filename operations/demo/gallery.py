"""The demo's pictures: drawn once, kept as files, with all their sizes made."""

from io import BytesIO

from django.core.files.images import ImageFile

from articles.models import NewsImage
from articles.pictures.renditions import QUICK_SPECS
from operations.demo.pictures import draw


class Gallery:
    """Finds the picture of a name, drawing it the first time it is asked for."""

    def __init__(self):
        self.known: dict[str, NewsImage] = {}

    def picture(self, name: str, *, alt: str = "", credit: str = "") -> NewsImage:
        """The picture called `name`. Raises KeyError for a name nobody drew."""
        if name not in self.known:
            self.known[name] = self._draw(name, alt, credit)
        return self.known[name]

    def _draw(self, name: str, alt: str, credit: str) -> NewsImage:
        drawn = BytesIO()
        draw(name).save(drawn, "PNG", optimize=False, compress_level=3)
        drawn.seek(0)
        return NewsImage.objects.create(
            title=name.replace("-", " ").capitalize(),
            file=ImageFile(drawn, name=f"{name}.png"),
            description=alt,
            credit=credit,
        )

    def make_sizes(self) -> None:
        """Make the sizes that are quickly made; the worker adds the others."""
        for image in self.known.values():
            image.get_renditions(*QUICK_SPECS)
