"""What `make quality` says of what it measured."""

import pytest

from bench.quality import report, tools

MEASURED = {
    "scores": [100, 100, 100, 100],
    "fcp": 700.0,
    "lcp": 900.0,
    "tbt": 0.0,
    "cls": 0.0,
    "document": 9000,
    "stylesheet": 10_000,
    "scripts": 5000,
    "words": 24_000,
    "fonts": 41_000,
    "pictures": 30_000,
    "requests": [["/", 9000]],
    "lost": [],
}
FINDING = tools.Finding("story", "left to right", "axe", "image-alt", "img", "No text")


def told(findings=(), **changes) -> report.Told:
    return report.Told({"story": MEASURED | changes}, list(findings), ["story"])


def test_a_paper_that_meets_every_bar_misses_none():
    assert told().misses() == []
    assert "Missed" not in told().text()


@pytest.mark.parametrize(
    "changes",
    [
        {"scores": [99, 100, 100, 100]},
        {"lcp": 1200.0},
        {"cls": 0.001},
        {"words": 60_001},
        {"fonts": 60_001},
    ],
)
def test_each_bar_that_is_missed_is_named(changes):
    (missed,) = told(**changes).misses()
    assert missed.startswith("story: ")
    assert missed in told(**changes).text()


def test_a_finding_is_counted_and_quoted():
    text = told([FINDING]).text()
    assert "| story | 1 | 0 | 0 |" in text
    assert "`image-alt` at `img`: No text" in text


def test_the_words_around_the_tables_stay(tmp_path):
    document = tmp_path / "quality.md"
    document.write_text(f"Before\n{report.BEGINS}\nold\n{report.ENDS}\nAfter\n")
    report.write(told(), document)
    written = document.read_text()
    assert written.startswith("Before\n")
    assert written.endswith("\nAfter\n")
    assert "| story | 100 |" in written
    assert "old" not in written


def test_half_a_run_is_not_kept(tmp_path):
    document = tmp_path / "quality.md"
    document.write_text("Before")
    report.write(report.Told({"story": MEASURED}, None, []), document)
    report.write(report.Told({}, [], ["story"]), document)
    assert document.read_text() == "Before"


def test_missing_tools_are_named(monkeypatch):
    monkeypatch.setattr(tools, "CHROMIUM", "")
    with pytest.raises(tools.Missing, match="Chromium"):
        tools.check()
