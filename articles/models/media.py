from pathlib import PurePath

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.exceptions import (
    InvalidFilterSpecError,
    UnknownOutputImageFormatError,
)
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    SourceImageIOError,
    WagtailImageFieldFile,
)

from articles.pictures.header import upright_size
from articles.pictures.metadata import read_metadata
from articles.pictures.rendering import CleanFilter

# Wagtail makes three sizes at a time, each from a decoded picture of its own.
PIXELS_IN_ONE_GO = 20_000_000


class PictureFile(WagtailImageFieldFile):
    """A picture's file that knows its size, standing upright, from the header."""

    def get_image_dimensions(self):
        # Wagtail's own way decodes the whole picture, each time it is asked, and takes
        # the sides of one that lies on its side; the focal point would be off.
        close = self.closed
        try:
            self.open()
            return upright_size(PillowImage.open(self))
        finally:
            if close:
                self.close()
            else:
                self.seek(0)


class NewsImage(AbstractImage):
    """A picture of the paper: the file, and whose it is.

    `description` (Wagtail's field) is the alt text that every use starts from.
    """

    caption = models.CharField(_("caption"), max_length=400, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it, as printed: “Photograph: Ines Calder”."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("What allows us to run it, and until when. Not printed."),
    )

    admin_form_fields = (*Image.admin_form_fields, "caption", "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args, **kwargs):
        """Save the picture; words that a new file brings fill the fields left empty."""
        if self.file and (self._state.adding or not self.file._committed):
            self._fill_from_file()
        return super().save(*args, **kwargs)

    def _fill_from_file(self):
        with self.open_file() as file:
            found = read_metadata(file)
        if self._is_named_after_file():
            self._fill("title", found.title)
        for name, text in (
            ("description", found.alt),
            ("caption", found.caption),
            ("credit", found.credit),
            ("licence", found.licence),
        ):
            if not getattr(self, name):
                self._fill(name, text)

    def _is_named_after_file(self) -> bool:
        name = PurePath(self.file.name)
        return self.title.casefold() in ("", name.name.casefold(), name.stem.casefold())

    def _fill(self, name: str, text: str):
        longest = self._meta.get_field(name).max_length
        setattr(self, name, Truncator(text).chars(longest) or getattr(self, name))

    def create_renditions(self, *filters):
        """Several sizes; those of a large picture one after the other, for memory."""
        if self.width * self.height < PIXELS_IN_ONE_GO:
            return super().create_renditions(*filters)
        return {each: self.create_rendition(each) for each in filters}

    def generate_rendition_file(self, filter, *, source=None):  # noqa: A002
        """One size as a file, with nothing in it but pixels and their colour profile.

        Raises SourceImageIOError for a picture that cannot be shown, which Wagtail's
        screens and `{% picture %}` know how to live with.
        """
        try:
            clean = CleanFilter(spec=filter.spec)
            return super().generate_rendition_file(clean, source=source)
        except (InvalidFilterSpecError, UnknownOutputImageFormatError):
            raise
        except Exception as error:
            said = f"Picture {self.pk} cannot be shown: {error}"
            raise SourceImageIOError(said) from error


class NewsRendition(AbstractRendition):
    """One size and format of a picture, made once."""

    image = models.ForeignKey(
        NewsImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="one_rendition_of_each_kind",
            )
        ]

    def get_upload_to(self, filename):
        """`images/<picture>/<name>`: the address says which picture a file belongs to,
        so that giving it out or not takes no look into the database.
        """
        folder, name = super().get_upload_to(filename).rsplit("/", 1)
        return f"{folder}/{self.image_id}/{name}"


for model in (NewsImage, NewsRendition):
    model._meta.get_field("file").attr_class = PictureFile  # type: ignore[union-attr]


class NewsDocument(AbstractDocument):
    """A file that readers may download with a story."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
