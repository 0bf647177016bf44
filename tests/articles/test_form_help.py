"""Plain help in the editing screen: counters, what is inherited, length; AI for readers."""

import json

import pytest

from articles.models import AiUse, ArticlePage
from articles.reading_time import ReadingTime
from tests.articles.conftest import page_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(as_user, editor):
    def opened(article):
        return page_of(as_user(editor).get(f"/admin/pages/{article.pk}/edit/"))

    return opened


@pytest.mark.parametrize(
    "name",
    ["headline", "subhead", "standfirst", "search_description", "seo_title"],
)
def test_field_that_readers_scan_has_a_counter(form, article, name):
    field = form(article).find(id=f"id_{name}")
    assert int(field["data-counter"]) < int(field.get("maxlength") or 10_000)
    assert "{n}" in field["data-counter-words"]


def test_script_of_the_counters_is_on_the_screen(form, article):
    sources = [script.get("src", "") for script in form(article).select("script")]
    assert any("js/admin/story-form" in source for source in sources)
    assert any("js/admin/block-ties" in source for source in sources)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("seo_title", "Lock opens"),
        ("listing_headline", "Lock opens"),
        ("social_title", "Lock opens"),
        ("search_description", "After years."),
        ("social_description", "After years."),
    ],
)
def test_empty_field_shows_what_it_inherits(form, section, name, shown):
    article = ArticleFactory(
        parent=section, headline="Lock opens", subhead="After years."
    )
    assert form(article).find(id=f"id_{name}")["placeholder"] == shown


def test_what_is_shown_as_inherited_is_what_readers_get(form, section):
    article = ArticleFactory(parent=section, subhead="", standfirst="At noon.")
    page = form(article)
    shown = {
        name: page.find(id=f"id_{name}")["placeholder"]
        for name in ("seo_title", "social_title", "search_description")
    }
    assert shown == {
        "seo_title": article.search_title,
        "social_title": article.card_title,
        "search_description": article.search_summary,
    }
    assert page.find(id="id_social_description")["placeholder"] == article.card_summary
    assert page.find(id="id_listing_headline")["placeholder"] == article.list_headline


def test_draft_shows_what_the_draft_says(form, article):
    article.headline = "Only in the draft"
    article.save_revision()
    assert form(article).find(id="id_seo_title")["placeholder"] == "Only in the draft"


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 0), (1, 1), (238, 1), (239, 2), (2380, 10)]
)
def test_minutes_are_rounded_up(words, minutes):
    assert ReadingTime(words).minutes == minutes


def test_words_of_standfirst_and_body_are_counted(section, client, form):
    body = [
        {"type": "subheading", "value": "Not counted here"},
        {"type": "paragraph", "value": "<p>" + "word " * 236 + "<b>end</b></p>"},
        {"type": "fact_box", "value": {"title": "Facts", "facts": ["One two"]}},
    ]
    article = ArticleFactory(
        parent=section, standfirst="Two words.", body=json.dumps(body)
    )
    assert ArticlePage.objects.get().words_and_minutes.words == 242
    assert "2 minutes to read" in client.get(article.url).content.decode()
    said = form(article).text
    assert "242 words" in said
    assert "2 minutes to read" in said


def test_story_without_words_says_no_time(section, client):
    article = ArticleFactory(parent=section, body="[]")
    assert "to read" not in page_of(client.get(article.url)).text


@pytest.mark.parametrize("use", AiUse)
def test_use_of_ai_is_told_to_readers(section, client, use):
    article = ArticleFactory(
        parent=section, ai_use=use, ai_use_note="With a recogniser."
    )
    told = page_of(client.get(article.url)).select_one(".sources__ai").text
    assert str(use.label) in told
    assert "With a recogniser." in told


def test_nothing_is_said_of_ai_where_nothing_is_stated(article, client):
    assert not page_of(client.get(article.url)).select(".sources__ai, .sources")


def test_use_of_ai_is_stated_in_the_form(write, editor, client):
    write(
        editor, "action-publish", ai_use="translated", ai_use_note="Read by an editor."
    )
    told = page_of(client.get("/water/gate-opens/")).select_one(".sources__ai").text
    assert told == "Translated by AI and checked by a person. Read by an editor."


def test_verification_note_is_told_to_readers(section, client):
    article = ArticleFactory(parent=section, verification_note="We saw no papers.")
    assert (
        "We saw no papers."
        in page_of(client.get(article.url)).select_one(".sources").text
    )
