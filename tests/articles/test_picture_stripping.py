"""Nothing of where, by what and by whom a picture was taken is in a file we serve."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from PIL import Image, ImageCms

from articles.models import NewsImage
from tests.articles.picture_files import FORMATS, PROFILE, SECRETS, jpeg, laden, pixels

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[3] / "shared/samples/images"
# How the containers of metadata begin, in the formats that have them.
MARKS = (
    *SECRETS,
    b"Exif",
    b"eXIf",
    b"EXIF",
    b"XMP ",
    b"ns.adobe.com",
    b"8BIM",
    b"Photoshop",
    b"tEXt",
    b"iTXt",
    b"zTXt",
    b"\xff\xfe",  # a comment, where no picture data may hold these two bytes
)
OUTPUTS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF"}


def stored(data: bytes, name: str) -> NewsImage:
    return NewsImage.objects.create(title="A", file=ImageFile(BytesIO(data), name=name))


def served(image: NewsImage, spec: str) -> bytes:
    with image.get_rendition(spec).file.open("rb") as file:
        return file.read()


def marks_in(data: bytes) -> list[bytes]:
    is_jpeg = data.startswith(b"\xff\xd8")
    looked_for = MARKS if is_jpeg else MARKS[:-1]
    # The colour profile is kept, and may hold any bytes.
    return [mark for mark in looked_for if mark in data.replace(PROFILE, b"")]


def assert_clean(data: bytes):
    assert marks_in(data) == []
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        assert dict(picture.getexif()) == {}
        kept = {"exif", "xmp", "comment", "photoshop", "Comment", "Software"}
        assert not kept & set(picture.info)


@pytest.mark.parametrize("source", FORMATS)
def test_files_made_for_these_tests_do_hold_what_is_looked_for(source):
    assert marks_in(laden(source))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("source", FORMATS)
def test_no_size_in_any_format_holds_metadata(source, output):
    image = stored(laden(source), f"a.{source}")
    assert_clean(served(image, f"width-20|format-{output}"))


@pytest.mark.parametrize("source", FORMATS)
@pytest.mark.parametrize("spec", ["original", "width-20", "fill-20x20"])
def test_no_size_in_the_format_of_the_file_holds_metadata(source, spec):
    assert_clean(served(stored(laden(source), f"a.{source}"), spec))


def test_sizes_made_together_are_as_clean_as_those_made_alone():
    image = stored(laden("jpeg"), "a.jpg")
    specs = [f"width-20|format-{name}" for name in OUTPUTS]
    for rendition in image.get_renditions(*specs).values():
        with rendition.file.open("rb") as file:
            assert_clean(file.read())


@pytest.mark.parametrize("source", ["jpeg", "png", "webp"])
def test_orientation_is_applied_before_it_is_removed(source):
    data = served(stored(laden(source), f"a.{source}"), "original|format-png")
    with Image.open(BytesIO(data)) as upright:
        assert upright.size == (40, 60)
        red, _, blue = upright.convert("RGB").getpixel((20, 5))
        assert red > 200 > 50 > blue


def test_size_and_focal_point_are_those_of_the_upright_picture():
    image = stored(laden("jpeg"), "a.jpg")
    assert (image.width, image.height) == (40, 60)
    image.focal_point_x, image.focal_point_y = 20, 52  # in the blue half, at the foot
    image.focal_point_width = image.focal_point_height = 8
    image.save()
    with Image.open(BytesIO(served(image, "fill-10x10-c100|format-png"))) as cut:
        red, _, blue = cut.convert("RGB").getpixel((5, 5))
        assert blue > 200 > 50 > red


@pytest.mark.parametrize("output", ["jpeg", "png", "webp", "avif"])
def test_colour_profile_is_kept(output):
    data = served(stored(laden("jpeg"), "a.jpg"), f"width-20|format-{output}")
    with Image.open(BytesIO(data)) as picture:
        assert picture.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("mode", ["CMYK", "L"])
@pytest.mark.parametrize("output", ["jpeg", "png", "webp", "avif"])
def test_picture_for_print_or_in_grey_can_be_shown_on_a_screen(mode, output):
    out = BytesIO()
    pixels(mode=mode).save(out, "JPEG")
    data = served(stored(out.getvalue(), "a.jpg"), f"width-20|format-{output}")
    with Image.open(BytesIO(data)) as picture:
        assert picture.mode in ("RGB", "L")


def test_sixteen_bits_of_grey_keep_their_brightness():
    out = BytesIO()
    Image.new("I;16", (40, 40), 40_000).save(out, "PNG")
    data = served(stored(out.getvalue(), "a.png"), "width-20|format-jpeg")
    with Image.open(BytesIO(data)) as picture:
        assert abs(picture.convert("L").getpixel((5, 5)) - 156) < 3


def test_broken_colour_profile_is_dropped_and_the_picture_shown():
    image = stored(jpeg(icc_profile=b"no profile at all"), "a.jpg")
    with Image.open(BytesIO(served(image, "width-20|format-avif"))) as picture:
        assert "icc_profile" not in picture.info


def test_colour_profile_of_another_colour_space_is_translated():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = stored(jpeg(icc_profile=lab), "a.jpg")
    with Image.open(BytesIO(served(image, "width-20|format-png"))) as picture:
        assert "icc_profile" not in picture.info


@pytest.mark.parametrize(
    "name", ["pillow-exif_gps.jpg", "superdesk-canon_exif.JPG", "pillow-app13.jpg"]
)
@pytest.mark.parametrize("output", OUTPUTS)
def test_sizes_of_real_camera_files_hold_no_metadata(name, output):
    if not SAMPLES.exists():
        pytest.skip(f"the real samples are not here: {SAMPLES}")
    image = stored((SAMPLES / name).read_bytes(), name)
    assert_clean(served(image, f"width-20|format-{output}"))
