import pytest

from interchange.story import Unreadable
from tests.interchange.plain_text_reading import (
    OPENING,
    SECOND,
    doubts,
    losses,
    notes,
    page,
    reading,
    story,
    texts,
)

TEXT = page("Rivière en crue", f"“{OPENING}”", SECOND)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_read_alike(encoding):
    assert story(TEXT.encode(encoding)) == story(TEXT)


def test_windows_1252_is_read_with_a_doubt():
    found = reading(TEXT.encode("cp1252"))
    assert found.stories == reading(TEXT).stories
    assert "Windows-1252" in doubts(found)


def test_few_damaged_bytes_do_not_spoil_the_rest():
    found = reading(TEXT.encode() + b" And so\xff on.")
    assert found.stories[0].headline == "Rivière en crue"
    assert "damaged UTF-8" in losses(found)


def test_text_garbled_by_a_wrong_decoding_is_doubted():
    garbled = TEXT.encode().decode("cp1252", "ignore")
    assert "garbled" in doubts(reading(garbled))


def test_invisible_characters_are_removed_and_said():
    found = reading(
        page("River\u200b rises", OPENING.replace("bridges", "brid\u00adges"))
    )
    assert found.stories[0].headline == "River rises"
    assert texts(found.stories[0]) == [OPENING]
    assert "2 invisible" in notes(found)


def test_tabs_and_no_break_spaces_become_spaces():
    found = story(page("River\u00a0rises", OPENING.replace(" two ", "\ttwo\u2009")))
    assert found.headline == "River rises"
    assert texts(found) == [OPENING]


def test_no_break_space_inside_french_quotation_marks_stays():
    quotes = "« Ça suffit », dit-elle : 10 000 fois."
    typed = quotes.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    assert texts(story(page("River rises", typed)))[0] == typed


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b" \n\t\r\n\xc2\xa0", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"12 34 .\n", "no words"),
        (b"Head\n\nA\0body.", "NUL"),
        (b"\x01\x02\x03abc\x04", "control characters"),
        (b"\x81\x8d\x8f\x90\x9d" * 9, "neither UTF-8 nor Windows-1252"),
        (b"\xff\xfeabc", "damaged or binary"),
        (b"a" * (10 * 1024 * 1024 + 1), "larger than 10 MiB"),
        (b"River takes the bridges", "a headline alone is no story"),
        (b"River rises\n\nTown cut off\n\nFerry stops", "no paragraph"),
        (f"{SECOND} {SECOND}\n\n{SECOND}".encode(), "needs its headline"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_story_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(Unreadable, match=sentence) as refused:
        reading(data)
    assert str(refused.value).endswith(".")


def test_html_tags_in_a_text_are_kept_with_a_doubt():
    found = reading(page("River rises", f"<b>Note:</b> {OPENING}", SECOND, SECOND))
    assert texts(found.stories[0])[0] == f"<b>Note:</b> {OPENING}"
    assert "HTML tags" in doubts(found)
