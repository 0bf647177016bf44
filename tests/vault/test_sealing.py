"""Sealing and opening, without a database."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.conftest import NEW, OLD
from vault.keys import CannotOpen, KeyRing

PLACE = "comments.commenter.email"
RING = KeyRing([OLD])
# Written once by the first release, under OLD.
KEPT_TOKEN = (
    "v1.e4539d93.TwxwqMR5u8H9zQGRfhZ0tJ9EtkDp88Trryi7km7d8kpdFxAY0a3TXFyq6grknQ=="
)
KEPT_HASH = "7b490e66fc2b85317d7082431c7012356e239efaa512e86cb89e29fe6389521f"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_every_text_comes_back_as_it_was(text):
    assert RING.open(RING.seal(text, place=PLACE), place=PLACE) == text


@given(TEXTS)
def test_the_same_text_is_sealed_differently_each_time(text):
    assert RING.seal(text, place=PLACE) != RING.seal(text, place=PLACE)


def test_a_sealed_text_does_not_hold_the_text():
    token = RING.seal("reader@example.org", place=PLACE)
    packed = base64.urlsafe_b64decode(token.rpartition(".")[2])
    assert "reader" not in token
    assert b"reader" not in packed


@given(st.data())
def test_a_damaged_value_is_not_opened(data):
    version, name, packed = RING.seal("reader@example.org", place=PLACE).split(".")
    box = bytearray(base64.urlsafe_b64decode(packed))
    at = data.draw(st.integers(0, len(box) - 1))
    box[at] ^= data.draw(st.integers(1, 255))
    damaged = f"{version}.{name}.{base64.urlsafe_b64encode(bytes(box)).decode()}"
    with pytest.raises(CannotOpen):
        RING.open(damaged, place=PLACE)


@given(st.text())
def test_what_was_never_sealed_is_not_opened(text):
    with pytest.raises(CannotOpen):
        RING.open(text, place=PLACE)


@given(st.binary())
def test_what_only_looks_sealed_is_not_opened(box):
    token = f"v1.{RING.keys[0].name}.{base64.urlsafe_b64encode(box).decode()}"
    with pytest.raises(CannotOpen):
        RING.open(token, place=PLACE)


def test_a_value_cut_short_is_not_opened():
    token = RING.seal("reader@example.org", place=PLACE)
    for length in range(len(token)):
        with pytest.raises(CannotOpen):
            RING.open(token[:length], place=PLACE)


def test_a_value_of_another_format_version_is_not_opened():
    token = RING.seal("reader@example.org", place=PLACE)
    with pytest.raises(CannotOpen):
        RING.open(token.replace("v1.", "v2.", 1), place=PLACE)


def test_a_value_moved_to_another_column_is_not_opened():
    token = RING.seal("reader@example.org", place=PLACE)
    with pytest.raises(CannotOpen):
        RING.open(token, place="articles.sourcenote.text")


def test_a_value_whose_key_is_gone_is_not_opened():
    token = RING.seal("reader@example.org", place=PLACE)
    with pytest.raises(CannotOpen):
        KeyRing([NEW]).open(token, place=PLACE)


def test_the_refusal_names_the_column_and_not_the_value():
    token = RING.seal("reader@example.org", place=PLACE)
    with pytest.raises(CannotOpen) as refused:
        KeyRing([NEW]).open(token, place=PLACE)
    assert PLACE in str(refused.value)
    assert token not in str(refused.value)


def test_the_first_key_seals_and_every_key_opens():
    both = KeyRing([NEW, OLD])
    assert both.open(RING.seal("a", place=PLACE), place=PLACE) == "a"
    assert KeyRing([NEW]).open(both.seal("b", place=PLACE), place=PLACE) == "b"


def test_a_ring_without_keys_is_refused():
    with pytest.raises(ImproperlyConfigured):
        KeyRing([])


@given(TEXTS)
def test_a_hash_is_64_hex_digits_and_always_the_same(text):
    hashed = RING.hash(text, place=PLACE)
    assert len(hashed) == 64
    assert int(hashed, 16) >= 0
    assert hashed == RING.hash(text, place=PLACE)


def test_a_hash_depends_on_text_key_and_column():
    hashes = {
        RING.hash("reader@example.org", place=PLACE),
        RING.hash("other@example.org", place=PLACE),
        RING.hash("reader@example.org", place="comments.comment.token_hash"),
        KeyRing([NEW]).hash("reader@example.org", place=PLACE),
    }
    assert len(hashes) == 4


def test_values_stored_by_an_earlier_release_still_open_and_are_still_found():
    """Fails when derivation or format change, which would lock out every paper."""
    assert RING.open(KEPT_TOKEN, place=PLACE) == "reader@example.org"
    assert RING.hash("reader@example.org", place=PLACE) == KEPT_HASH
