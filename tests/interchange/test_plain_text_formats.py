import pytest

from interchange.readers import READERS, detect, read
from interchange.story import Unreadable
from tests.interchange.plain_text_reading import OPENING, SECOND, page, reading

OTHERS = {
    "a PDF document": b"%PDF-1.7\n%\xe2\xe3",
    "a zip container": b"PK\x03\x04\x14\0word/document.xml",
    "an old Microsoft Office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
    "a rich text": b"{\\rtf1\\ansi River rises}",
    "a PNG picture": b"\x89PNG\r\n\x1a\n",
    "a JPEG picture": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "an HTML page": b"<!DOCTYPE html><html><body><p>River rises</p>",
    "an RSS feed": b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0">',
    "an Atom feed": b'<feed xmlns="http://www.w3.org/2005/Atom">',
    "a NITF document": b"<nitf><head/></nitf>",
    "a NewsML-G2 document": b'<?xml version="1.0"?><newsItem guid="a">',
    "an XML document": b'<?xml version="1.0"?><menu><dish/></menu>',
    "an e-mail message": b"From: ada@ulmen.example\r\nSubject: River\r\n\r\nIt rose.",
    "JSON": b'{"headline": "River rises", "body": []}',
}


@pytest.mark.parametrize(("name", "data"), OTHERS.items(), ids=OTHERS.keys())
@pytest.mark.parametrize("format_name", ["auto", "text"])
def test_other_format_is_refused_by_its_name(name, data, format_name):
    with pytest.raises(Unreadable, match=name):
        read(data, filename="story.txt", format=format_name)


def test_xml_in_utf_16_is_recognised():
    with pytest.raises(Unreadable, match="RSS"):
        reading('<?xml version="1.0"?><rss/>'.encode("utf-16"))


def test_table_is_refused_by_its_file_name():
    with pytest.raises(Unreadable, match="CSV"):
        reading("name,place\nAda,Ulmen\n", "list.csv")


def test_fragment_of_html_is_refused_as_source():
    lines = [f"<p>{OPENING}</p>", f"<p>{SECOND}</p>", f"<p>{OPENING}</p>"]
    with pytest.raises(Unreadable, match="HTML or XML source"):
        reading(page("River rises", *lines))


def test_unknown_format_name_lists_the_formats():
    with pytest.raises(Unreadable, match="choose auto, text"):
        read(b"River rises", filename="story.txt", format="telex")


def test_text_is_detected_whatever_the_file_is_called():
    assert detect(page("River rises", OPENING).encode(), "story") == "text"
    assert "text" in READERS


def test_story_that_begins_with_a_bracket_is_text():
    found = reading(page("[Update] River rises", OPENING, SECOND))
    assert found.stories[0].headline == "[Update] River rises"
