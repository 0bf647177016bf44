import pytest

from tests.interchange.plain_text_reading import (
    OPENING,
    SECOND,
    bodied,
    doubts,
    losses,
    notes,
    page,
    reading,
    story,
)


def codes(text: str) -> list[str]:
    return [agency.code for agency in story(text).agencies]


def telling(sentence: str) -> str:
    return page("River rises", OPENING, sentence, SECOND)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The mayor told the dpa that the wall had held.", "dpa"),
        ("A brigade officer confirmed the arrest to the dpa.", "dpa"),
        ("The wall held, the dpa news agency reported on Monday.", "dpa"),
        ("According to Reuters, the wall has held.", "Reuters"),
        ("The wall held, reported AFP on Monday.", "AFP"),
        ("She told The Associated Press that the wall had held.", "AP"),
        ("The wall held, the PA news agency said.", "PA"),
        ("The wall held, state news agency Xinhua said.", "Xinhua"),
        ("Der Wall hielt, sagte sie der Deutschen Presse-Agentur dpa.", "dpa"),
        ("Der Wall hielt, berichtete die Nachrichtenagentur AFP.", "AFP"),
        ("La digue a tenu, a-t-elle indiqué à l’AFP.", "AFP"),
        ("El muro resistió, dijo a EFE.", "EFE"),
        ("The wall held, Agence France-Presse wrote.", "AFP"),
    ],
)
def test_agency_that_a_text_quotes_is_an_attribution(sentence, code):
    found = reading(telling(sentence))
    assert [agency.code for agency in found.stories[0].agencies] == [code]
    assert not found.stories[0].agencies[0].credited
    assert "quotes without a credit line" in notes(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "She took AP classes in physics before the flood.",
        "The PA system failed, and the Palestinian Authority (PA) sent help.",
        "He drove a TT, and sid was his name.",
        "A member told PTI supporters to stay at home.",
        "More people read, according to the Reuters Institute.",
        "Michael Bloomberg said that he would pay for the wall.",
        "The map was drawn by the regional APAX office.",
    ],
)
def test_short_code_as_an_ordinary_word_is_no_attribution(sentence):
    assert codes(telling(sentence)) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By AFP", ["AFP"]),
        ("AFP/dpa", ["AFP", "dpa"]),
        ("(sid)", ["sid"]),
        ("Source: Reuters", ["Reuters"]),
        ("Quelle: dpa", ["dpa"]),
        ("By Ada Stern, TT", ["TT"]),
        ("Ada Stern (AP)", []),
    ],
)
def test_agency_in_a_credit_line_is_credited(line, found):
    assert codes(bodied(line)) == found


def test_agency_that_closes_the_story_is_credited():
    found = reading(page("River rises", OPENING, SECOND + " (sid)"))
    assert found.stories[0].agencies[0].credited
    assert "closes a paragraph" in notes(found)


def test_agency_on_a_last_line_of_its_own_is_credited():
    found = story(page("River rises", OPENING, SECOND, "dpa"))
    assert [agency.code for agency in found.agencies] == ["dpa"]
    assert len(found.body) == 2


def test_credit_outranks_a_mention():
    text = page(
        "River rises", "By Ada Stern, dpa", "The mayor told the dpa so.", SECOND
    )
    assert [agency.credited for agency in story(text).agencies] == [True]


def test_agency_that_is_only_talked_about_is_doubted():
    found = reading(telling("She used to work for Reuters in Ulmen."))
    assert found.stories[0].agencies == ()
    assert "Reuters" in doubts(found)


def test_agency_of_a_picture_is_not_the_agency_of_the_text():
    found = reading(bodied("Photographs by Jan de Vries / AFP"))
    assert found.stories[0].agencies == ()
    assert "AFP" in losses(found)
