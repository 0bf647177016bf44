"""A canary is recognised in whatever wrapping it comes."""

import base64
import html
import json
from urllib.parse import quote

import pytest
from django.utils.text import slugify

from operations.proofs.canaries import Aviary


@pytest.fixture
def aviary():
    return Aviary()


WRAPPINGS = {
    "plain": str,
    "HTML-escaped": html.escape,
    "URL-encoded": quote,
    "JSON-escaped": json.dumps,
    "lower case or slug": slugify,
    "capitals": str.upper,
    "hexadecimal": lambda text: text.encode().hex(),
    "base64": lambda text: base64.b64encode(b"a title: " + text.encode()).decode(),
}


@pytest.mark.parametrize("form", WRAPPINGS)
def test_canary_is_found_and_its_wrapping_named(aviary, form):
    canary = aviary.hatch("embargoed", "headline")
    wrapped = f"<p>said {WRAPPINGS[form](canary.text)} to all</p>"
    assert aviary.found_in(wrapped) == {canary: form}


@pytest.mark.parametrize("before", ["", "x", "xx", "xxx"])
def test_canary_is_found_wherever_it_stands_in_base64(aviary, before):
    canary = aviary.hatch("embargoed", "headline")
    coded = base64.b64encode(f"{before}{canary.text} and more".encode()).decode()
    assert canary in aviary.found_in(coded)


def test_canaries_are_told_apart(aviary):
    one, two = (aviary.hatch("embargoed", place) for place in ("headline", "slug"))
    assert set(aviary.found_in(f"{one.text} {two.word}")) == {one, two}
    assert set(aviary.found_in(two.text)) == {two}


def test_other_words_are_no_canaries(aviary):
    aviary.hatch("embargoed", "headline")
    assert aviary.found_in(f"{aviary.unknown_word()} kanari Kanarienvogel") == {}
    assert not Aviary().found_in(aviary.hatch("scheduled", "body").text)
