"""How like two replies are, and what is kept in memory for saying so."""

import pickle

import pytest

from comments.screening.similarity import Text, Texts, text_of

ONE = "The gate of the harbour opened at noon, and three boats went through."
OTHER = "The gate of the harbour opened at noon, and four boats went through."


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (ONE, ONE, 1, 1),
        (ONE, f"  {ONE.upper()}!! ", 1, 1),
        (ONE, OTHER, 0.6, 0.9),
        (ONE, " ".join(reversed(ONE.split())), 0, 0.2),
        (ONE, ONE * 5, 0, 0),
        ("", "", 1, 1),
    ],
)
@pytest.mark.parametrize("made", [Text, text_of])
def test_texts_are_as_like_as_the_pairs_of_words_they_share(
    one, other, least, most, made
):
    assert least <= made(one).likeness(made(other)) <= most


def test_a_text_is_made_ready_once():
    texts = Texts(2)
    first = texts.of(ONE)
    assert texts.of(ONE) is first
    texts.of("another")
    texts.of("and one more")
    assert texts.of(ONE) is not first
    assert len(texts.kept) == 2


def test_nothing_that_is_kept_can_be_read():
    texts = Texts(8)
    texts.of(f"{ONE} Zanzibar")
    assert b"anzibar" not in pickle.dumps([vars(text) for text in texts.kept.values()])
    assert not any("zanzibar" in str(each).lower() for each in texts.kept)
