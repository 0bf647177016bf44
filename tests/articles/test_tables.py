"""Tables: their headings, and what is refused."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import streamfield

from articles.blocks import StoryBlock
from articles.models import ArticlePage

pytestmark = pytest.mark.django_db
BLOCK = StoryBlock().child_blocks["table"]


def shown(value) -> BeautifulSoup:
    return BeautifulSoup(BLOCK.render(BLOCK.normalize(value)), "html.parser")


def refusal(value) -> str:
    with pytest.raises(ValidationError) as refused:
        BLOCK.clean(BLOCK.normalize(value))
    return str(refused.value.as_json_data())


def table(**changes):
    said = BLOCK.get_prep_value(BLOCK.get_preview_value())["table"]
    return {
        "table": said | changes,
        "first_column_names_rows": True,
        "source": "Returns",
    }


def test_table_has_a_caption_and_headings_for_columns_and_rows():
    page = shown(table())
    assert page.caption.text == "Classes at two schools"
    assert [th.text for th in page.select("th[scope=col]")] == [
        "School",
        "Pupils",
        "Classes",
    ]
    assert [th.text for th in page.select("th[scope=row]")] == ["Ropewalk", "Eastgate"]
    assert [td.text for td in page.select("td.table__figure")][:2] == ["398", "12"]
    assert page.select_one("[role=region][tabindex='0'] table")
    assert "Source: Returns" in page.text


def test_first_column_need_not_name_the_rows():
    page = shown(table() | {"first_column_names_rows": False})
    assert not page.select("th[scope=row]")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"rows": []}, "needs a column and a row"),
        ({"columns": [], "rows": [{"values": []}]}, "needs a column and a row"),
        ({"caption": " "}, "needs a caption"),
        (
            {"columns": [{"type": "words", "heading": ""}] * 3},
            "Column 2 needs a heading.",
        ),
        ({"rows": [{"values": ["x" * 301, "", ""]}]}, "300"),
    ],
)
def test_table_that_says_nothing_is_refused_with_a_sentence(changes, sentence):
    assert sentence in refusal(table(**changes))


def test_a_draft_may_hold_a_table_that_is_not_ready():
    BLOCK.defer_required_validation()
    try:
        assert BLOCK.clean(BLOCK.normalize(table(caption="")))
    finally:
        BLOCK.restore_deferred_validation()


def test_corner_of_a_table_may_be_empty():
    corner = [{"type": "words", "heading": ""}, {"type": "words", "heading": "B"}]
    value = table(columns=corner, rows=[{"values": ["a", "b"]}])
    assert BLOCK.clean(BLOCK.normalize(value))
    assert not shown(value).select("th:empty")


def test_a_table_of_the_editing_screen_is_refused_with_a_sentence(write, editor):
    table = {
        "caption": "",
        "column-count": "1",
        "column-0-type": "words",
        "column-0-order": "0",
        "column-0-deleted": "",
        "column-0-heading": "School",
        "row-count": "1",
        "row-0-order": "0",
        "row-0-deleted": "",
        "cell-0-0": "Ropewalk",
    }
    value = {"table": table, "source": ""}
    response = write(editor, "action-publish", body=streamfield([("table", value)]))
    assert "The table needs a caption: what does it show?" in response.content.decode()
    assert not ArticlePage.objects.filter(live=True).exists()
