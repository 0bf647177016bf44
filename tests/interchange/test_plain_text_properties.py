"""What holds for any input at all."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.reading import SHAPES
from interchange.readers import read
from interchange.story import Reading, Unreadable
from tests.interchange.plain_text_reading import OPENING, SECOND, page, reading, said

MEGABYTE = 1024 * 1024
LINES = st.sampled_from(
    """River takes the bridges
    Town cut off again
    World
    ANALYSIS
    By Ada Stern and Jan de Vries in Ulmen
    Von Ada Stern, dpa
    Posted on November 22, 2026 by admin
    22 November 2026 | 5 min read
    Updated 31 February 2026
    ULMEN, Nov 21 (Reuters) - The town closed two bridges.
    Kabul – The town closed two bridges.
    It was closed, the dpa said. It could not be independently verified.
    - first point
    • second point
    1. one thing
    2. another thing
    > he wrote
    “We are tired.”
    — Marta Vogel, baker
    ## What comes next
    * * *
    Photographs by Bo Lund / AFP
    (Reporting by Ada Stern in Ulmen; editing by Kim Lee)
    Tags: floods, bridges
    Filed under: World
    Advertisement
    Share this:
    Facebook
    Related articles
    Leave a Reply
    Name *
    Your email address will not be published. Required fields are marked *
    © 2026 The Ulmen Post
    Home > World > Asia
    2 hours ago
    He had three choices:
    <b>bold</b> words stand here.""".splitlines()
).map(str.strip)  # fmt: skip
PAGES = st.lists(
    st.one_of(LINES, st.just(""), st.just(""), st.just(OPENING), st.just(SECOND)),
    max_size=25,
)
relaxed = settings(
    max_examples=300, deadline=None, suppress_health_check=list(HealthCheck)
)


@relaxed
@given(st.binary(max_size=400), st.text(max_size=12))
def test_any_bytes_are_read_or_refused(data, filename):
    assert _is_answered(data, filename)


@relaxed
@given(st.text(max_size=600))
def test_any_text_is_read_or_refused(text):
    whole = page(text, OPENING, text, SECOND, text)
    for each in (text, whole):
        assert _is_answered(each.encode("utf-8", "surrogatepass"))


@relaxed
@given(PAGES)
def test_no_word_vanishes_without_a_remark(lines):
    found = _read_or_refuse("\n".join(lines).encode())
    if found is None:
        return
    kept = set(re.findall(r"\w+", _all_of(found)))
    for line in lines:
        unmarked = re.sub(r"^\d+\. ", "", line)
        assert set(re.findall(r"\w+", unmarked)) <= kept, line


@relaxed
@given(
    st.lists(
        st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=80),
        max_size=8,
    )
)
def test_no_word_of_any_script_vanishes_without_a_remark(lines):
    text = page("River rises", OPENING, *lines, SECOND)
    found = _read_or_refuse(text.encode())
    if found is not None:
        kept = set(re.findall(r"[^\W\d]+", _all_of(found)))
        assert set(re.findall(r"[^\W\d]+", text)) <= kept


@relaxed
@given(PAGES)
def test_reading_twice_gives_the_same(lines):
    data = "\n".join(lines).encode()
    assert _read_or_refuse(data) == _read_or_refuse(data)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_long_input_of_any_shape_is_answered(shape):
    """How the time grows is measured by `bench/reading.py`."""
    text = page("River rises", OPENING, "") + shape(MEGABYTE // 8)
    assert _is_answered(text.encode())


def test_five_megabytes_are_read():
    text = page("River rises", *[SECOND] * (5 * MEGABYTE // len(SECOND)))
    assert len(reading(text).stories[0].body) > 10_000


def _is_answered(data: bytes, filename: str = "story.txt") -> bool:
    """By a story with a headline, or by a sentence that says why there is none."""
    try:
        found = read(data, filename=filename)
    except Unreadable as refusal:
        return len(str(refusal)) > 1 and str(refusal).endswith(".")
    return bool(found.stories) and all(story.headline for story in found.stories)


def _read_or_refuse(data: bytes) -> Reading | None:
    try:
        return read(data, filename="story.txt")
    except Unreadable:
        return None


def _all_of(found: Reading) -> str:
    """Everything a reading shows: the stories' fields and the remarks."""
    story = found.stories[0]
    fields = (story.headline, story.subhead, story.standfirst, story.kicker)
    blocks = [
        f"{block.text} {getattr(block, 'attribution', '')}" for block in story.body
    ]
    return "\n".join([*fields, story.page_title, story.section, *blocks, said(found)])
