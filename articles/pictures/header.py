"""What the beginning of a picture's file tells, before anything is decoded."""

from PIL import ExifTags
from PIL.Image import Exif, Image

SIDEWAYS = (5, 6, 7, 8)  # the EXIF orientations that swap width and height


def header_exif(picture: Image) -> Exif:
    """The EXIF data; empty where it is broken, or stands behind the pixels of a PNG."""
    if picture.format == "PNG" and "exif" not in picture.info:
        return Exif()  # Pillow would decode all of it to look for more
    try:
        return picture.getexif()
    except Exception:  # noqa: BLE001 (whatever broken EXIF makes Pillow raise)
        return Exif()


def upright_size(picture: Image) -> tuple[int, int]:
    """Width and height as the picture is shown, for focal points to be measured in."""
    width, height = picture.size
    turned = header_exif(picture).get(ExifTags.Base.Orientation) in SIDEWAYS
    return (height, width) if turned else (width, height)
