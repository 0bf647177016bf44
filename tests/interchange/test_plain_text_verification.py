import pytest

from tests.interchange.plain_text_reading import (
    OPENING,
    SECOND,
    notes,
    page,
    reading,
    sample,
    texts,
)


def note_of(sentence: str) -> str:
    text = page("River rises", OPENING, f"It rained. {sentence} So it was.", SECOND)
    return reading(text).stories[0].verification_note


@pytest.mark.parametrize(
    "sentence",
    [
        "The figures could not be independently verified.",
        "The information could not be independently verified initially.",
        "The video could not immediately be verified.",
        "These claims could not be confirmed independently.",
        "Reuters could not independently verify the report.",
        "The account has not been independently verified.",
        "The dpa was unable to verify the statements.",
        "It couldn’t be verified by other sources.",
        "The army did not confirm the toll, which could not be independently verified.",
        "There was no independent confirmation.",
        "Die Angaben konnten zunächst nicht unabhängig überprüft werden.",
        "Die Angabe konnte nicht unabhängig bestätigt werden.",
        "Die Berichte ließen sich nicht überprüfen.",
        "Ces chiffres n’ont pas pu être vérifiés de manière indépendante.",
        "Las cifras no pudieron ser verificadas de forma independiente.",
    ],
)
def test_sentence_on_missing_verification_is_the_note(sentence):
    assert note_of(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry did not immediately confirm the report.",
        "The figures were independently verified.",
        "Users who have to verify their address cannot reply.",
        "He could not confirm the date.",
        "The court would not confirm the verdict.",
    ],
)
def test_other_sentence_on_confirming_is_no_note(sentence):
    assert note_of(sentence) == ""


def test_note_is_said_and_stays_in_the_text():
    found = sample("web_page.txt")
    note = found.stories[0].verification_note
    assert note.startswith("Reports of two missing anglers")
    assert any(note in text for text in texts(found.stories[0]))
    assert "Took as verification note" in notes(found)
