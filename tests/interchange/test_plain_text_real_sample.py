from pathlib import Path

import pytest

from interchange.story import Unreadable
from tests.interchange.plain_text_reading import losses, reading

FOLDER = Path(__file__).parents[3] / "shared/samples"
SAMPLE = FOLDER / "000_781741fd9e2b23b9.txt"


@pytest.fixture
def found():
    if not SAMPLE.exists():
        pytest.skip(f"the real sample is not here: {SAMPLE}")
    return reading(SAMPLE.read_bytes(), SAMPLE.name)


def test_real_sample_is_read_into_its_parts(found):
    story = found.stories[0]
    assert story.page_title.startswith("Rebels Take Control: ")
    assert story.headline == "Rebels take control"
    assert story.subhead.startswith("Taliban lose ground")
    assert story.standfirst.startswith("The Taliban have been in power")
    assert len(story.body) == 4


def test_real_sample_is_attributed_and_carries_its_verification_note(found):
    story = found.stories[0]
    assert [agency.code for agency in story.agencies] == ["dpa"]
    assert "could not be independently verified" in story.verification_note


def test_comment_form_of_the_real_sample_is_dropped_and_said(found):
    assert "Leave a Reply" not in "".join(block.text for block in found.stories[0].body)
    assert "Required fields are marked *" in losses(found)


def test_every_real_file_is_read_or_refused_in_a_sentence():
    if not FOLDER.exists():
        pytest.skip(f"the real samples are not here: {FOLDER}")
    for path in FOLDER.rglob("*"):
        if path.is_file():
            assert _answer(path)


def _answer(path: Path) -> str:
    try:
        return reading(path.read_bytes(), path.name).stories[0].headline
    except Unreadable as refusal:
        return str(refusal)
