"""Reads text for the tests, and sorts what the reader has to say about it."""

from pathlib import Path

from interchange.readers import read
from interchange.story import Reading, RemarkKind, Story

SAMPLES = Path(__file__).parent / "samples"
OPENING = "The town closed two of its three bridges on Monday, before the river rose."
SECOND = (
    "Some 2,000 people were told to leave the lower town, and most of them had done so"
    " by noon. It was the third flood within a year."
)


def reading(text: str | bytes, filename: str = "story.txt") -> Reading:
    data = text.encode() if isinstance(text, str) else text
    return read(data, filename=filename)


def story(text: str | bytes) -> Story:
    return reading(text).stories[0]


def sample(name: str) -> Reading:
    return reading((SAMPLES / name).read_bytes(), name)


def page(*paragraphs: str) -> str:
    """A story of these paragraphs, with a blank line between any two."""
    return "\n\n".join(paragraphs)


def bodied(*lines: str) -> str:
    """A story with these lines between headline and text."""
    return page("River takes the bridges", *lines, OPENING, SECOND)


def said(found: Reading, kind: RemarkKind | None = None) -> str:
    """All remarks of a kind, or all there are, as one text."""
    wanted = (remark for remark in found.remarks if kind in (None, remark.kind))
    return "\n".join(remark.text for remark in wanted)


def losses(found: Reading) -> str:
    return said(found, RemarkKind.LOSS)


def doubts(found: Reading) -> str:
    return said(found, RemarkKind.DOUBT)


def notes(found: Reading) -> str:
    return said(found, RemarkKind.NOTE)


def texts(found: Story) -> list[str]:
    return [block.text for block in found.body]
