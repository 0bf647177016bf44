"""The editing screen ties sources to passages and lists what has none."""

import json
import uuid
from functools import partial

import pytest

from articles.models import ArticlePage
from tests.articles.conftest import page_of
from tests.articles.source_stories import BODY, FIRST, LAST, QUOTE, publish, told_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(section):
    return partial(publish, section)


def rows(*sources) -> dict:
    """What the panel of sources sends."""
    fields = {"basis": "on_record", "kind": "person", "state": "documented"}
    data = {
        "sources-TOTAL_FORMS": len(sources),
        "sources-INITIAL_FORMS": 0,
        "sources-MIN_NUM_FORMS": 0,
        "sources-MAX_NUM_FORMS": 1000,
    }
    for number, source in enumerate(sources):
        for name, value in (fields | source).items():
            is_many = isinstance(
                value, list
            )  # a tuple is sent as many values of one name
            data[f"sources-{number}-{name}"] = tuple(value) if is_many else value
    return data


def blocks(*ids) -> dict:
    """A body of paragraphs with the ids that the browser made for them."""
    data = {"body-count": len(ids)}
    for number, block_id in enumerate(ids):
        raw = {"blocks": [{"text": "Said.", "type": "unstyled", "key": "a"}]}
        raw["entityMap"] = {}
        data |= {
            f"body-{number}-deleted": "",
            f"body-{number}-order": number,
            f"body-{number}-type": "paragraph",
            f"body-{number}-id": block_id,
            f"body-{number}-value": json.dumps(raw),
        }
    return data


def test_passage_is_tied_in_a_story_that_was_never_saved(write, reporter):
    ties = {"name": "Ada", "block_ids": [FIRST]}
    write(reporter, "", **(blocks(FIRST, LAST) | rows(ties)))
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.sources.get().block_ids == [FIRST]
    assert [block.id for block in draft.body] == [FIRST, LAST]


def test_tie_to_a_block_that_was_deleted_in_the_same_form_is_dropped(write, reporter):
    ties = {"name": "Ada", "block_ids": [FIRST, LAST]}
    gone = blocks(FIRST, LAST) | {"body-1-deleted": "1"}
    write(reporter, "", **(gone | rows(ties)))
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.sources.get().block_ids == [FIRST]


def test_what_is_no_block_id_is_refused(write, reporter):
    ties = {"name": "Ada", "block_ids": ["'; drop table"]}
    response = write(reporter, "", **(blocks(FIRST) | rows(ties)))
    assert "is not one of the available choices" in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_passages_are_offered_by_their_first_words_and_the_tied_are_ticked(
    story, as_user, editor
):
    article = story(told_by(ties=[QUOTE]))
    page = page_of(as_user(editor).get(f"/admin/pages/{article.pk}/edit/"))
    boxes = page.select("#id_sources-0-block_ids input")
    labels = {box["value"]: box.parent.text.strip() for box in boxes}
    assert labels == {
        FIRST: "The gate was shut.",
        QUOTE: "We had no choice.",
        LAST: "One Two",
    }
    assert [box["value"] for box in boxes if box.has_attr("checked")] == [QUOTE]


def test_passages_are_offered_from_the_form_that_was_refused(write, reporter):
    ties = {"name": "Ada", "block_ids": [LAST], "url": "no address"}
    response = write(reporter, "", **(blocks(FIRST, LAST) | rows(ties)))
    boxes = page_of(response).select("#id_sources-0-block_ids input")
    assert [box["value"] for box in boxes] == [FIRST, LAST]
    assert [box["value"] for box in boxes if box.has_attr("checked")] == [LAST]


def test_quotations_without_a_source_are_listed_with_a_way_to_each(
    story, as_user, editor
):
    quoted = str(uuid.UUID(int=9))
    inline = "<p>“We saw it coming for years,” Ada said.</p>"
    body = [*BODY, {"id": quoted, "type": "paragraph", "value": inline}]
    article = story(told_by(ties=[FIRST]), body=body)
    client, address = as_user(editor), f"/admin/pages/{article.pk}/edit/"
    links = page_of(client.get(address)).select(".unsourced a")
    assert [link["data-goto-block"] for link in links] == [QUOTE, quoted]
    article.sources = [told_by(ties=[QUOTE, quoted])]
    article.save_revision()
    page = page_of(client.get(address))
    assert not page.select(".unsourced")
    assert "every quotation in the saved story has a source" in page.text


def test_two_versions_are_compared_by_the_words_of_the_passages(story, as_user, editor):
    article = story(told_by(ties=[FIRST]))
    article.sources = [told_by(ties=[FIRST, QUOTE], pk=article.sources.get().pk)]
    article.save_revision()
    earliest = article.revisions.order_by("pk").first().pk
    address = f"/admin/pages/{article.pk}/revisions/compare/{earliest}...latest/"
    said = as_user(editor).get(address).content.decode()
    assert "We had no choice." in page_of(as_user(editor).get(address)).text
    assert QUOTE not in said
