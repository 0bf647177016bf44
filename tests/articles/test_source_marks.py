"""Sources are tied to passages: numbers in the text, and the way there and back."""

import json
from functools import partial

import pytest

from articles.models import ArticlePage, StorySource
from tests.articles.conftest import page_of
from tests.articles.source_stories import BODY, FIRST, LAST, QUOTE, publish, told_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(section):
    return partial(publish, section)


def read(client, article):
    response = client.get(article.url)
    assert response.status_code == 200
    return page_of(response)


def test_mark_stands_at_the_end_of_its_paragraph(story, client):
    page = read(client, story(told_by(ties=[FIRST])))
    (mark,) = page.select(".mark")
    assert mark.find_parent("p").text.startswith("The gate was shut.")
    assert mark.text == "1"
    assert mark["aria-label"] == "Source 1: Ada"


def test_mark_leads_to_the_source_and_the_source_back(story, client):
    page = read(client, story(told_by(ties=[FIRST, QUOTE])))
    first, second = page.select(".mark")
    source = page.select_one(first["href"])
    assert source.select_one(".sources__name").text.endswith("Ada")
    ways_back = [link["href"] for link in source.select(".sources__back a")]
    assert ways_back == [f"#{first['id']}", f"#{second['id']}"]


def test_mark_stands_after_a_quotation_and_at_the_end_of_a_list(story, client):
    page = read(client, story(told_by(ties=[QUOTE, LAST])))
    after_quotation, in_list = page.select(".mark")
    assert after_quotation.find_parent("p").find_previous_sibling().name == "figure"
    assert in_list.find_parent("li").text.startswith("Two")


def test_sources_are_numbered_by_their_first_appearance_and_the_rest_stand_last(
    story, client
):
    sources = [told_by("Untied"), told_by("Late", [LAST])]
    sources.append(told_by("Early", [FIRST]))
    page = read(client, story(*sources))
    names = [item.text.strip() for item in page.select(".sources__name")]
    assert [name.split()[-1] for name in names] == ["Early", "Late", "Untied"]
    numbers = [mark.text for mark in page.select(".mark")]
    assert numbers == ["1", "2"]
    assert not page.select(".sources__item")[2].get("id")


def test_two_sources_of_one_passage_both_mark_it(story, client):
    page = read(client, story(told_by("Ada", [FIRST]), told_by("Bo", [FIRST])))
    (marks,) = page.select(".marks")
    assert [mark["href"] for mark in marks.select("a")] == ["#source-1", "#source-2"]


def test_nothing_is_marked_where_no_source_is_tied(story, client):
    page = read(client, story(told_by()))
    assert page.select(".sources__name")
    assert not page.select(".mark, .marks, .sources__back, .sources__number")


def test_every_anchor_of_a_page_is_there_once(story, client):
    sources = [told_by("Ada", [FIRST, LAST]), told_by("Bo", [FIRST, QUOTE])]
    page = read(client, story(*sources))
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in page.select(".mark, .sources__back a"):
        assert link["href"].removeprefix("#") in ids


def test_name_of_a_source_is_no_markup(story, client):
    page = read(client, story(told_by("<b>Ada</b>", [FIRST])))
    assert not page.select(".mark b, .sources__name b")


def test_tie_to_a_passage_that_is_gone_is_dropped(story):
    article = story(told_by(ties=[FIRST, LAST]))
    article.body = json.dumps(BODY[:2])
    article.save_revision()
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert draft.sources.get().block_ids == [FIRST]
    assert article.sources.model.objects.get().block_ids == [FIRST, LAST]  # live
    article.latest_revision.publish()
    assert StorySource.objects.get().block_ids == [FIRST]


def test_copy_keeps_its_marks(story, client, editor):
    article = story(told_by(ties=[FIRST]))
    copied = article.copy(update_attrs={"slug": "a-copy"}, keep_live=True, user=editor)
    assert [block.id for block in copied.body] == [block.id for block in article.body]
    assert len(read(client, copied).select(".mark")) == 1


def test_alias_shows_the_marks_too(story, client, section):
    alias = story(told_by(ties=[FIRST])).create_alias(update_slug="an-alias")
    assert len(read(client, alias).select(".mark")) == 1
