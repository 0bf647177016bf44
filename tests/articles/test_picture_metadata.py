"""What a picture's file says about itself fills what nobody filled in."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL.PngImagePlugin import PngInfo

from articles.models import NewsImage
from tests.articles.picture_files import exif, iptc, jpeg, laden, pixels, xmp

pytestmark = pytest.mark.django_db

ALT_TEXT = """<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
<rdf:li xml:lang="x-default">A lock gate, half open</rdf:li>
</rdf:Alt></Iptc4xmpCore:AltTextAccessibility>"""
XMP = f"""<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Lock, reopened</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The lock at Arle – in März</rdf:li>
<rdf:li xml:lang="de">Die Schleuse</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Ines Calder</rdf:li></rdf:Seq></dc:creator>
<photoshop:Credit>Arle Press</photoshop:Credit>
<xmpRights:UsageTerms><rdf:Alt><rdf:li>One use, until 2027</rdf:li></rdf:Alt></xmpRights:UsageTerms>
{ALT_TEXT}"""
IPTC = (
    (2, 5, b"Ferry at the quay"),
    (2, 80, b"J\xf6rn Hale"),
    (2, 110, b"J\xf6rn Hale/dpa"),
    (2, 116, b"(c) dpa"),
    (2, 120, b"The ferry\x00 on\r\nits first day"),
)


def upload(data: bytes, name="DSC_0042.jpg", **fields) -> NewsImage:
    file = ImageFile(BytesIO(data), name=name)
    return NewsImage.objects.create(file=file, **{"title": "DSC_0042"} | fields)


def test_xmp_fills_title_alt_text_caption_credit_and_licence():
    image = upload(jpeg(xmp_data=xmp(XMP)))
    assert image.title == "Lock, reopened"
    assert image.description == "A lock gate, half open"
    assert image.caption == "The lock at Arle – in März"
    assert image.credit == "Ines Calder/Arle Press"
    assert image.licence == "One use, until 2027"


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "AVIF"])
def test_xmp_is_read_in_other_formats_too(format_):
    out = BytesIO()
    options = {"xmp": xmp(XMP)}
    if format_ == "PNG":
        options = {"pnginfo": PngInfo()}
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", xmp(XMP).decode())
    pixels().save(out, format_, **options)
    image = upload(out.getvalue(), name=f"a.{format_.lower()}")
    assert image.credit == "Ines Calder/Arle Press"


def test_iptc_is_read_in_the_letters_of_its_day():
    image = upload(jpeg(app13=iptc(*IPTC)))
    assert image.title == "Ferry at the quay"
    assert image.caption == "The ferry on its first day"
    assert image.credit == "Jörn Hale/dpa"
    assert image.licence == "(c) dpa"


def test_iptc_in_utf_8_with_several_makers():
    names = [(2, 80, "Jörn Hale".encode()), (2, 80, b"Ida Moss")]
    image = upload(jpeg(app13=iptc((1, 90, b"\x1b%G"), *names)))
    assert image.credit == "Jörn Hale, Ida Moss"


def test_exif_is_read_where_nothing_better_is():
    words = exif(ImageDescription="A quay", Artist="Ida Moss", Copyright="(c) 2026")
    image = upload(jpeg(exif_data=words))
    assert (image.caption, image.credit) == ("A quay", "Ida Moss")
    assert image.licence == "(c) 2026"
    better = upload(jpeg(exif_data=words, app13=iptc((2, 80, b"Ines Calder"))))
    assert better.credit == "Ines Calder"
    assert better.caption == "A quay"


def test_words_that_a_camera_writes_by_itself_are_no_caption():
    words = exif(ImageDescription="OLYMPUS DIGITAL CAMERA         ")
    assert upload(jpeg(exif_data=words)).caption == ""


def test_what_a_person_wrote_stands():
    written = {
        "title": "My title",
        "caption": "Mine",
        "credit": "Me",
        "licence": "Ours",
    }
    image = upload(jpeg(xmp_data=xmp(XMP)), description="My alt", **written)
    assert {name: getattr(image, name) for name in written} == written
    assert image.description == "My alt"


def test_long_words_are_cut_to_what_the_field_holds():
    image = upload(jpeg(app13=iptc((2, 120, b"word " * 400), (2, 5, b"t" * 300))))
    assert len(image.caption) == 400
    assert image.caption.endswith("…")
    assert len(image.title) == 255


def test_nothing_is_read_again_when_the_picture_is_edited():
    image = upload(jpeg(xmp_data=xmp(XMP)))
    image.caption = ""
    image.save()
    image.refresh_from_db()
    assert image.caption == ""


def test_position_and_owner_get_into_no_field():
    image = upload(laden("jpeg"))
    said = " ".join(str(value) for value in vars(image).values())
    for secret in ("CANARY-OWNER", "CANARY-SERIAL", "CANARY-XMP", "CANARY-COMMENT"):
        assert secret not in said


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + xmp(XMP)
HOSTILE = {
    "an entity bomb": {"xmp_data": BOMB},
    "an outside entity": {
        "xmp_data": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + xmp(XMP)
    },
    "no XML": {"xmp_data": b"\x00\xff<<<<"},
    "deep XML": {"xmp_data": b"<a>" * 9_000 + b"</a>" * 9_000},
    "IPTC that ends before it says": {
        "app13": iptc((2, 120, b"")).replace(b"\x02\x78\x00\x00", b"\x02\x78\x7f\xff")
    },
    "EXIF of garbage": {"exif_data": b"Exif\x00\x00MM\x00*\xff\xff\xff\xff"},
    "control characters": {"app13": iptc((2, 120, b"\x00\x1b\x07\x7f"))},
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_broken_or_hostile_metadata_breaks_no_upload(kind):
    image = upload(jpeg(**HOSTILE[kind]))
    assert image.pk
    assert image.caption == ""
    assert image.get_rendition("width-20|format-jpeg").width == 20


def test_what_is_broken_in_one_place_takes_nothing_from_another():
    image = upload(jpeg(xmp_data=b"<no end", app13=iptc(*IPTC)))
    assert image.credit == "Jörn Hale/dpa"


def test_upload_form_fills_what_was_left_empty(as_user, reporter):
    file = SimpleUploadedFile("DSC_0042.jpg", jpeg(xmp_data=xmp(XMP)))
    fields = {"title": "DSC_0042", "description": "", "caption": "", "credit": "Me"}
    as_user(reporter).post("/admin/images/add/", {"file": file, **fields})
    image = NewsImage.objects.get()
    assert (image.caption, image.credit) == ("The lock at Arle – in März", "Me")


def test_upload_of_several_shows_what_was_read(as_user, reporter):
    file = SimpleUploadedFile("DSC_0042.jpg", jpeg(xmp_data=xmp(XMP)))
    answer = as_user(reporter).post("/admin/images/multiple/add/", {"files[]": file})
    form = BeautifulSoup(answer.json()["form"], "html.parser")
    assert form.find(attrs={"name": lambda n: n and n.endswith("-credit")})[
        "value"
    ] == ("Ines Calder/Arle Press")


def test_upload_form_says_what_alt_text_is_for(as_user, reporter):
    page = as_user(reporter).get("/admin/images/add/").content.decode()
    assert "Alt text" in page
    assert "for those who do not see it" in page


def test_file_put_in_place_of_another_fills_what_is_still_empty(as_user, editor):
    image = upload(jpeg(), title="Lock", caption="Mine")
    file = SimpleUploadedFile("b.jpg", jpeg(xmp_data=xmp(XMP), quality=40))
    fields = {"title": "Lock", "caption": "Mine", "credit": "", "licence": ""}
    as_user(editor).post(f"/admin/images/{image.pk}/", {"file": file, **fields})
    image.refresh_from_db()
    assert (image.caption, image.credit) == ("Mine", "Ines Calder/Arle Press")
