"""What of a picture's file goes into the sizes that are served: pixels and colours."""

from contextlib import contextmanager
from io import BytesIO

from PIL import ImageCms, ImageOps
from PIL.Image import Image as Pixels
from wagtail.images.models import Filter
from willow.plugins.pillow import PillowImage

SCREEN_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}
SIXTEEN_BITS = ("I", "I;16", "I;16L", "I;16B", "I;16N")


class CleanFilter(Filter):
    """Wagtail's filter, on a picture that has lost all but its pixels and its colours.

    No EXIF, position, IPTC, XMP, comment or text gets into a size, in any format; the
    orientation is applied, the colour profile kept.
    """

    @contextmanager
    def get_willow_image(self, image, source=None):
        with super().get_willow_image(image, source) as found:
            yield CleanPicture(cleaned(found.get_pillow_image()), found.format_name)


class CleanPicture(PillowImage):
    """The first frame of a picture, upright, under the name of the format it had."""

    def __init__(self, image: Pixels, format_name: str):
        super().__init__(image)
        self.format_name = format_name

    def auto_orient(self):
        return self


def cleaned(image: Pixels) -> Pixels:
    """The picture fit for the screen, carrying nothing but a colour profile.

    Changes `image` itself where it can: a large one takes some hundred megabytes.
    """
    profile = _profile(image)
    _set_upright(image)
    pixels = image
    if profile and _space(profile) != b"RGB ":
        pixels, profile = _to_srgb(pixels, profile), b""
    pixels = _to_screen_mode(pixels)
    fits = profile and pixels.mode in ("P", "RGB", "RGBA")
    pixels.info = {"icc_profile": profile} if fits else {}
    return pixels


def _set_upright(image: Pixels) -> None:
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except Exception:  # noqa: BLE001, S110 (broken EXIF; the pixels are as good as before)
        pass


def _profile(image: Pixels) -> bytes:
    """The colour profile; empty where there is none, or one that cannot be used."""
    profile = image.info.get("icc_profile") or b""
    try:
        ImageCms.ImageCmsProfile(BytesIO(profile))
    except (ImageCms.PyCMSError, OSError, TypeError):
        return b""
    return profile


def _space(profile: bytes) -> bytes:
    return profile[16:20]


def _to_srgb(image: Pixels, profile: bytes) -> Pixels:
    """The colours of print or of greys, as a screen shows them."""
    found = ImageCms.ImageCmsProfile(BytesIO(profile))
    srgb = ImageCms.createProfile("sRGB")
    try:
        shown = ImageCms.profileToProfile(image, found, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, ValueError, OSError):
        return image
    return shown or image


def _to_screen_mode(image: Pixels) -> Pixels:
    if image.mode in SIXTEEN_BITS:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if image.mode in SCREEN_MODES else image.convert("RGB")
