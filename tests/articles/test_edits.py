"""Which edits are substantial: the rule that decides whether somebody is asked."""

import pytest

from articles.edits import changes, difference, is_substantial, visible_text
from tests.factories import ArticleFactory

BEFORE = (
    "The council did approve the plan in March. About 40 people came to the hall, and "
    "Ruth Penhale spoke for the board. Penhale is its chair."
)


def is_asked_about(before: str, after: str) -> bool:
    return is_substantial(["", "", "", before], ["", "", "", after])


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE.replace("approve", "aprove"),
        BEFORE.replace("people", "persons"),
        BEFORE.replace("About", "Some"),  # begins a sentence: not a name
        BEFORE.replace(",", " –"),
        BEFORE.replace("came to the hall", "gathered in a room"),
    ],
)
def test_small_edit_asks_for_nothing(after):
    assert not is_asked_about(BEFORE, after)


@pytest.mark.parametrize(
    "after",
    [
        BEFORE.replace("40", "400"),
        BEFORE.replace("Ruth Penhale", "Ruth Penhall"),
        BEFORE.replace("Penhale is", "Penhall is"),  # begins a sentence, and a name
        BEFORE.replace("March", "May"),
        BEFORE.replace("did approve", "did not approve"),
        BEFORE.replace("did approve", "didn’t approve"),
        BEFORE + " It was the first time that anybody asked them.",
        "",
    ],
)
def test_number_name_negation_or_many_words_ask_why(after):
    assert is_asked_about(BEFORE, after)


def test_six_words_are_many_and_five_are_not():
    five, six = "one two six ten too", "one two six ten too for"
    assert not is_asked_about("it is said.", f"it is {five} said.")
    assert is_asked_about("it is said.", f"it is {six} said.")


def test_paragraph_that_moved_is_substantial():
    first, second = "the gates stay shut for a while.", "nobody came to the meeting."
    before, after = ["", "", "", first, second], ["", "", "", second, first]
    assert is_substantial(before, after)


def test_scripts_without_spaces_are_counted_by_the_letter():
    assert is_asked_about("橋は月曜日に開通した", "橋は火曜日の朝までに再び開通した")
    assert not is_asked_about("橋は開通した", "橋が開通した")


@pytest.mark.django_db
def test_text_is_what_readers_see(section):
    story = ArticleFactory(
        parent=section,
        headline="Head",
        subhead="Sub",
        standfirst="First",
        body='[{"type": "paragraph", "value": "<p>Some <b>bold</b> words.</p>"},'
        '{"type": "quotation", "value": {"quote": "Yes.", "speaker": "Ada"}}]',
    )
    text = visible_text(story)
    assert text[:3] == ["Head", "Sub", "First"]
    assert "Some bold words." in text
    assert {"Yes.", "Ada"} <= set(text)


@pytest.mark.django_db
def test_change_of_the_head_is_told_from_one_of_the_body():
    found = changes(["Head", "Sub", "", "a"], ["Hat", "Sub", "", "b"])
    assert [(one.before, one.in_head) for one in found] == [
        ("Head", True),
        ("a", False),
    ]


def test_difference_names_what_is_out_and_what_is_in():
    assert difference("Built in 1910.", "Built in 1911.") == [
        ("same", "Built in "),
        ("out", "1910"),
        ("in", "1911"),
        ("same", "."),
    ]
