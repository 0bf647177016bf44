"""The figures of a chart: how they may be typed, and what is refused."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import streamfield

from articles.blocks import StoryBlock
from articles.charts import read_figures
from articles.models import ArticlePage

CHART = StoryBlock().child_blocks["chart"]
FIGURES = CHART.child_blocks["figures"]


def refusal(text: str) -> str:
    with pytest.raises(ValidationError) as refused:
        FIGURES.clean(text)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    "text",
    ["A,B\nRopewalk,5", "A;B\nRopewalk;5", "A\tB\nRopewalk\t5\n\n", 'A,B\n"Rope, N",5'],
)
def test_columns_may_be_parted_in_three_ways(text):
    assert FIGURES.clean(text)


@pytest.mark.parametrize("typed", ["1 064", "1\u202f064", "1\u00a0064", "1064"])
def test_thousands_may_be_parted_by_a_space(typed):
    points = read_figures(f"A,B\nx,{typed}\ny,−2").points
    assert [point.shown for point in points] == ["1,064", "−2"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("School,Pupils", "a label and a number on each line"),
        ("2021,5\n2022,6", "The first line names the two columns"),
        ("A,B\nx,", "Line 2 has an empty cell."),
        ("A,B\n\n,4", "Line 3 has an empty cell."),
        ("A,B\nx,9,5", "Line 2 must have two columns; it has 3."),
        ("A,B\nx", "Line 2 must have two columns; it has 1."),
        ("A;B\nx;£4", "Line 2: “£4” is no number. Write 1064 or 10.5."),
        ("A;B\nx;9,5", "Line 2: “9,5” is no number."),
        ("A,B\nx,nan", "“nan” is no number"),
        ("A,B\nx,1e5", "“1e5” is no number"),
        ("A,B\nx," + "9" * 16, "is no number"),
        ("A,B\n" + "x" * 121 + ",1", "The label on line 2 is longer than 120"),
        ("A,B" + "\nx,1" * 61, "A chart shows 60 values at most; these are 61."),
    ],
)
def test_figures_that_cannot_be_drawn_are_refused_with_a_sentence(text, sentence):
    assert sentence in refusal(text)


def test_a_draft_keeps_figures_that_are_not_ready_and_says_what_is_wrong():
    FIGURES.defer_required_validation()
    try:
        assert FIGURES.clean("School,Pupils\nRopewalk,") == "School,Pupils\nRopewalk,"
    finally:
        FIGURES.restore_deferred_validation()
    html = CHART.render(CHART.normalize({"title": "T", "figures": "A,B\nRopewalk,"}))
    assert "<svg" not in html
    assert "Line 2 has an empty cell." in html


def sent(figures) -> dict:
    """The body of a story of one chart, as the editing screen sends it."""
    chart = {"title": "T", "kind": "bar", "unit": "", "source": "", "figures": figures}
    return {"body": streamfield([("chart", chart)])}


@pytest.mark.django_db
def test_a_story_with_figures_that_cannot_be_drawn_is_not_published(write, editor):
    response = write(editor, "action-publish", **sent("A,B\nx,£4"))
    assert "is no number. Write 1064 or 10.5." in response.content.decode()
    assert not ArticlePage.objects.filter(live=True).exists()


@pytest.mark.django_db
def test_a_draft_with_figures_that_cannot_be_drawn_is_kept(write, reporter):
    write(reporter, **sent("A,B\nx,"))
    (draft,) = ArticlePage.objects.all()
    assert draft.get_latest_revision_as_object().body[0].value["figures"] == "A,B\nx,"
