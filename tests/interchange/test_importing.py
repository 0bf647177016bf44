"""From a neutral story to a draft of this paper: whole or not at all, and once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import ArticlePage, SectionPage, Topic
from interchange.importing import CannotImport
from interchange.story import (
    Dateline,
    ItemList,
    Paragraph,
    Person,
    Quotation,
    Subheading,
)
from tests.factories import SectionFactory
from tests.interchange.importing import bring, counts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("section")]


def test_story_becomes_a_draft(client):
    imported = bring(subhead="Sub", standfirst="Stand", kicker="News")
    article = ArticlePage.objects.get()
    assert imported.is_new
    assert not article.live
    assert article.title == article.headline == "Bridge opens after eleven years"
    assert (article.subhead, article.standfirst) == ("Sub", "Stand")
    assert article.kicker == "News"
    assert article.section.slug == "water"
    assert article.get_latest_revision_as_object().body == article.body
    assert client.get(article.url).status_code == 404


def test_story_is_published_where_asked_for(client):
    article = bring(publish=True).article
    assert article.live
    assert article.url == "/water/bridge-opens-after-eleven-years/"
    assert "The bridge opened on Friday." in client.get(article.url).content.decode()


def test_second_import_changes_nothing():
    first = bring(people=(Person("Ada Quill"),)).article
    before = counts()
    second = bring(people=(Person("Bea Rook"),), headline="Other", publish=True)
    assert (second.article, second.is_new) == (first, False)
    assert counts() == before
    assert not ArticlePage.objects.get().live
    assert first.revisions.count() == 1


def test_same_headline_from_another_source_is_another_story():
    bring()
    article = bring(source_id="2" * 64).article
    assert article.slug == "bridge-opens-after-eleven-years-2"


def test_page_title_becomes_the_title_for_search_engines():
    article = bring(page_title="Bridge opens | The Old Paper").article
    assert article.seo_title == "Bridge opens | The Old Paper"


def test_page_title_like_the_headline_is_not_kept_twice():
    assert bring(page_title="Bridge opens after eleven years").article.seo_title == ""


def test_blocks_become_blocks(client):
    article = bring(
        publish=True,
        body=(
            Paragraph("One."),
            Subheading("A heading"),
            Subheading("h" * 121),
            Quotation("So be it.", "Ruth Penhale, chair of the board"),
            ItemList(("first", "second")),
            ItemList(("one", "two"), ordered=True),
        ),
    ).article
    assert [block.block_type for block in article.body] == [
        "paragraph",
        "subheading",
        "paragraph",
        "quotation",
        "paragraph",
        "paragraph",
    ]
    quotation = article.body[3].value
    assert (quotation["quote"], quotation["speaker"]) == ("So be it.", "Ruth Penhale")
    assert quotation["role"] == "chair of the board"
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    items = [li.text for li in page.select(".prose ol li, .prose ul li")]
    assert items == ["first", "second", "one", "two"]


ATTACK = "<script>alert('x')</script> & <b>bold</b>"


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(ATTACK),
        Subheading(ATTACK),
        Subheading(ATTACK * 4),
        Quotation(ATTACK, f"{ATTACK}, {ATTACK}"),
        ItemList((ATTACK,)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_text_is_never_markup(client, block):
    article = bring(
        publish=True, headline=ATTACK, subhead=ATTACK, standfirst=ATTACK, body=(block,)
    ).article
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    assert page.find("h1").text == ATTACK
    assert page.find("main").find("script") is None
    assert page.find("b", string="bold") is None
    assert ATTACK in page.select_one(".prose").text.replace("’", "'")


def test_dateline_and_verification_note_are_kept():
    note = "The number could not be checked."
    article = bring(
        dateline=Dateline("KABUL", "dpa", date(2026, 3, 4)), verification_note=note
    ).article
    assert (article.dateline_place, article.dateline_date) == (
        "KABUL",
        date(2026, 3, 4),
    )
    assert article.verification_note == note


def test_topics_are_matched_or_made():
    Topic.objects.create(name="Tides", slug="tides")
    article = bring(topics=("tides", "Bridges"), publish=True).article
    assert sorted(t.name for t in article.topics.all()) == ["Bridges", "Tides"]
    assert Topic.objects.count() == 2


def test_date_of_publication_is_kept():
    when = datetime(2019, 5, 6, 7, 8, tzinfo=UTC)
    article = bring(published_at=when, publish=True).article
    assert article.published_at == article.first_published_at == when


def test_time_without_a_zone_is_the_newsrooms(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    article = bring(published_at=datetime(2019, 5, 6, 7, 8), publish=True).article  # noqa: DTZ001
    assert article.published_at == datetime(2019, 5, 6, 5, 8, tzinfo=UTC)


def test_date_in_the_future_is_left_out_and_said():
    imported = bring(published_at=timezone.now() + timedelta(days=1), publish=True)
    assert imported.article.published_at <= timezone.now()
    assert any("lies in the future" in note for note in imported.notes)


def test_missing_section_is_made_and_said(home, client):
    imported = bring(to="world-news", publish=True)
    section = SectionPage.objects.get(slug="world-news")
    assert (section.title, section.live, section.show_in_menus) == (
        "World news",
        True,
        True,
    )
    assert "Made the section “World news”, which was not there." in imported.notes
    assert client.get("/world-news/").status_code == 200


def test_storys_own_section_counts_where_none_is_named(home):
    SectionFactory(title="Fire", slug="fire", parent=home)
    assert bring(to="", section="Fire").article.section.slug == "fire"


def test_story_without_a_section_says_which_there_are():
    with pytest.raises(CannotImport, match="there are: water"):
        bring(to="")
