"""Any file put into the upload form becomes a picture or gets one clear sentence."""

from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import NewsImage, NewsRendition
from articles.pictures.renditions import PICTURE_SPECS, SOCIAL_SPEC
from articles.tasks import make_renditions
from tests.articles.picture_files import gif_of, jpeg, laden, png_of, progressive

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[3] / "shared/samples/images"
SPECS = (*PICTURE_SPECS, SOCIAL_SPEC)
TOO_LARGE = "too large: at most 80 million pixels"
DAMAGED = "damaged or incomplete"
NOT_TAKEN = "Not a supported image format"
MISNAMED = "The extension does not match the file format"
EMPTY = "The submitted file is empty"
NOT_A_PICTURE = "Upload a valid image"

# Files of the samples that are refused, and with which words; all others are taken.
REFUSED_SAMPLES = {
    "pillow-16bit.cropped.tif": NOT_TAKEN,
    "pillow-apng-single_frame.png": NOT_A_PICTURE,  # animated PNG
    "pillow-bmp-b-badwidth.bmp": NOT_TAKEN,
    "pillow-png_decompression_dos.png": DAMAGED,
    "pillow-truncated_end_chunk.png": DAMAGED,
    "pillow-truncated_image.png": DAMAGED,
    "pillow-zero_width.gif": DAMAGED,
}


def in_mode(mode: str, format_: str, **options) -> bytes:
    out = BytesIO()
    Image.new(mode, (60, 40)).save(out, format_, **options)
    return out.getvalue()


def bmp_named_jpg() -> bytes:
    return in_mode("RGB", "BMP")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
TAKEN = {
    "cmyk.jpg": lambda: in_mode("CMYK", "JPEG"),
    "grey.png": lambda: in_mode("L", "PNG"),
    "sixteen-bits.png": lambda: in_mode("I;16", "PNG"),
    "black-and-white.png": lambda: in_mode("1", "PNG"),
    "palette.png": lambda: in_mode("P", "PNG", transparency=0),
    "keyed.png": lambda: in_mode("RGB", "PNG", transparency=(0, 0, 0)),
    "half-transparent.webp": lambda: in_mode("RGBA", "WEBP"),
    "animated.gif": lambda: laden("gif"),
    "progressive.jpg": lambda: progressive(1),
    "photo.avif": lambda: laden("avif"),
}
REFUSED = {
    "bomb.png": (lambda: png_of(50_000, 50_000), TOO_LARGE),
    "large.png": (lambda: png_of(9_000, 9_000), TOO_LARGE),
    "bomb.gif": (lambda: gif_of(65_535, 65_535), TOO_LARGE),
    "passes.jpg": (lambda: progressive(2_000), DAMAGED),
    "nothing.png": (lambda: png_of(0, 10), DAMAGED),
    "cut-off.jpg": (lambda: jpeg(quality=95)[:-200], DAMAGED),
    "cut-off.png": (lambda: laden("png")[:-90], DAMAGED),
    "cut-off.webp": (lambda: in_mode("RGB", "WEBP")[:-10], DAMAGED),
    "empty.jpg": (lambda: b"", EMPTY),
    "words.jpg": (lambda: b"not a picture at all", NOT_A_PICTURE),
    "other.jpg": (bmp_named_jpg, MISNAMED),
    "drawing.svg": (lambda: SVG, NOT_TAKEN),
    "drawing.jpg": (lambda: SVG, MISNAMED),
    "scan.tif": (lambda: in_mode("RGB", "TIFF"), NOT_TAKEN),
}


@pytest.fixture(autouse=True)
def media(media_folder):
    return media_folder


@pytest.fixture
def send(as_user, reporter):
    """Send a file to the form for one, or for several; the answer, and what it says."""

    def post(how: str, name: str, data: bytes):
        file = SimpleUploadedFile(name, data)
        client = as_user(reporter)
        if how == "one":
            answer = client.post("/admin/images/add/", {"title": "A", "file": file})
            said = _errors(answer)
        else:
            answer = client.post("/admin/images/multiple/add/", {"files[]": file})
            said = answer.json().get("error_message", "")
        assert answer.status_code < 400
        return said

    return post


def _errors(answer) -> str:
    if answer.status_code == 302:
        return ""
    page = BeautifulSoup(answer.content.decode(), "html.parser")
    return "\n".join(e.get_text(" ", strip=True) for e in page.select(".error-message"))


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def assert_taken(said: str):
    assert said == ""
    assert make_renditions.func(NewsImage.objects.get().pk) == len(SPECS)
    assert NewsRendition.objects.count() == len(SPECS)


def assert_refused(said: str, words: str, media: Path):
    assert words in said
    assert len(said.splitlines()) == 1
    assert not NewsImage.objects.exists()
    assert files(media) == []


@pytest.mark.parametrize("how", ["one", "several"])
@pytest.mark.parametrize("name", TAKEN)
def test_odd_picture_is_taken_and_can_be_shown_in_every_size(send, name, how):
    assert_taken(send(how, name, TAKEN[name]()))


@pytest.mark.parametrize("how", ["one", "several"])
@pytest.mark.parametrize("name", REFUSED)
def test_file_that_cannot_be_shown_gets_one_sentence(send, media, name, how):
    make, words = REFUSED[name]
    assert_refused(send(how, name, make()), words, media)


def sample_names() -> list[str]:
    return sorted(path.name for path in SAMPLES.glob("*")) or ["none"]


@pytest.mark.parametrize("how", ["one", "several"])
@pytest.mark.parametrize("name", sample_names())
def test_file_of_the_samples_is_taken_or_gets_one_sentence(send, media, name, how):
    if not SAMPLES.exists():
        pytest.skip(f"the real samples are not here: {SAMPLES}")
    said = send(how, name, (SAMPLES / name).read_bytes())
    if name in REFUSED_SAMPLES:
        assert_refused(said, REFUSED_SAMPLES[name], media)
    else:
        assert_taken(said)


def test_upload_from_a_story_is_checked_like_any_other(as_user, reporter, media):
    file = SimpleUploadedFile("a.jpg", jpeg(quality=95)[:-200])
    fields = {"title": "A", "file": file}
    data = {f"image-chooser-upload-{name}": value for name, value in fields.items()}
    answer = as_user(reporter).post("/admin/images/chooser/create/", data)
    assert DAMAGED in answer.content.decode()
    assert files(media) == []


def test_too_many_pixels_are_told_from_the_header(send, monkeypatch):
    def decoded(self):
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decoded)
    assert TOO_LARGE in send("one", "large.png", png_of(9_000, 9_000))


def test_after_a_refusal_the_next_picture_is_taken(send):
    assert send("one", "bomb.png", png_of(50_000, 50_000))
    assert send("one", "a.jpg", jpeg()) == ""
