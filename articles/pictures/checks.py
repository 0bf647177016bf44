"""Whether an uploaded file can become a picture, told before anything large is decoded."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

READ_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
# A progressive JPEG has some ten passes over its pixels; a hostile one has thousands.
MOST_PASSES = 40
PASS_MARK = b"\xff\xda"


def check_picture(file) -> None:
    """Raises ValidationError, one sentence, for a file that cannot become a picture.

    The number of pixels is taken from the header. Only what passes is decoded, once and
    to its end, so that a damaged or cut-off file is refused and not published half grey.
    """
    picture = _opened(file)
    _refuse_too_large(*picture.size)
    if picture.format in ("JPEG", "MPO"):
        _refuse_many_passes(file)
    try:
        picture.load()
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except Exception as error:
        raise _damaged() from error


def _opened(file) -> Image.Image:
    file.seek(0)
    try:
        return Image.open(file, formats=READ_FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except Exception as error:
        raise _damaged() from error


def _refuse_too_large(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise _damaged()
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_large()


def _refuse_many_passes(file) -> None:
    position = file.tell()
    file.seek(0)
    passes = file.read().count(PASS_MARK)
    file.seek(position)
    if passes > MOST_PASSES:
        raise _damaged()


def _too_large() -> ValidationError:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    said = _("This picture is too large: at most %(limit)d million pixels are taken.")
    return ValidationError(said % {"limit": limit}, code="file_too_many_pixels")


def _damaged() -> ValidationError:
    said = _(
        "This file is damaged or incomplete and cannot be read to its end. "
        "Save it anew with a picture program, or ask for it again."
    )
    return ValidationError(said, code="invalid_image")
