"""In which order found stories stand, and what stands with them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from finding.search import candidates as looking
from tests.factories import ArticleFactory


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


def test_headline_counts_more_than_subhead_and_subhead_more_than_body(hits, story):
    story("Rain at night", "A sturgeon was seen in the basin.")
    story("Board meets", subhead="It speaks of a sturgeon.")
    story("Sturgeon returns")
    assert hits(q="sturgeon") == ["Sturgeon returns", "Board meets", "Rain at night"]


def test_of_two_equal_stories_the_newer_stands_first(hits, story):
    story("Sturgeon returns again", published_at=days_ago(1))
    story("Sturgeon returns early", published_at=days_ago(900))
    assert hits(q="sturgeon")[0] == "Sturgeon returns again"


def test_a_headline_of_long_ago_stands_before_a_word_in_yesterdays_body(hits, story):
    story("Sturgeon returns", published_at=days_ago(900))
    story("Rain at night", "A sturgeon was seen.", published_at=days_ago(1))
    assert hits(q="sturgeon") == ["Sturgeon returns", "Rain at night"]


def test_who_speaks_of_it_often_stands_before_who_names_it_once(hits, story):
    often = "A sturgeon. The sturgeon! Sturgeon, sturgeon and sturgeon again."
    story("Rain at noon", often, published_at=days_ago(2))
    story("Rain at night", "A sturgeon was seen.", published_at=days_ago(2))
    story("Rain at dawn", "One sturgeon, and no more.", published_at=days_ago(2))
    assert hits(q="sturgeon")[0] == "Rain at noon"


def test_newest_first_goes_by_date_alone(hits, story):
    story("Sturgeon returns", published_at=days_ago(3))
    story("Rain at night", "A sturgeon was seen.", published_at=days_ago(1))
    assert hits(q="sturgeon", order="newest") == ["Rain at night", "Sturgeon returns"]


def test_all_words_must_be_there(hits, story):
    story("Sturgeon in the basin")
    story("Basin closed")
    assert hits(q="basin sturgeon") == ["Sturgeon in the basin"]


def test_where_no_story_has_all_words_those_with_some_are_shown(searched, hits, story):
    story("Sturgeon returns")
    assert hits(q="sturgeon zeppelin") == ["Sturgeon returns"]
    assert (
        "No story has all of these words" in searched(q="sturgeon zeppelin").get_text()
    )


def test_a_phrase_must_stand_together(hits, story):
    story("Old lock opens")
    story("Lock of the old town")
    assert hits(q='"old lock"') == ["Old lock opens"]


def test_the_words_are_marked_in_a_passage_of_the_body(searched, story):
    long = "Much was said. " * 40 + "Then a <b>sturgeon</b> came &amp; went."
    story("Rain at night", long)
    excerpt = searched(q="sturgeon").select_one(".found-story__excerpt")
    assert [mark.get_text() for mark in excerpt.select("mark")] == ["sturgeon"]
    assert "came & went" in excerpt.get_text()
    assert len(excerpt.get_text()) < 260


def test_nothing_in_a_passage_is_markup(client, story):
    story("Rain at night", subhead="<script>alert(1)</script> sturgeon <img src=x>")
    shown = client.get("/search/", {"q": "sturgeon"}).content.decode()
    assert "<script>alert(1)" not in shown
    assert "<img src=x" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>sturgeon</mark>" in shown


def test_accents_and_case_do_not_matter_to_the_mark(searched, story):
    story("Café am Ufer", "Das CAFÉ ist offen.")
    marks = searched(q="café").select(".found-story__excerpt mark")
    assert [mark.get_text() for mark in marks] == ["CAFÉ"]


def test_pages_hold_each_story_once(searched, hits, section):
    ArticleFactory.create_batch(25, parent=section, headline="Sturgeon returns")
    found = [hits(q="sturgeon", page=str(number)) for number in (1, 2, 3)]
    assert [len(one) for one in found] == [10, 10, 5]
    forward = searched(q="sturgeon", page="2").select_one("a[rel=next]")
    assert forward["href"] == "?q=sturgeon&page=3"


def test_of_very_many_the_latest_and_those_by_headline_are_looked_through(
    searched, hits, story, monkeypatch
):
    monkeypatch.setattr(looking, "LOOKED_THROUGH", 3)
    monkeypatch.setattr(looking, "IN_HEADLINES", 2)
    story("Sturgeon returns")
    for number in range(5):
        story(f"Rain {number}", "A sturgeon was seen.")
    assert hits(q="sturgeon") == ["Sturgeon returns", "Rain 4", "Rain 3", "Rain 2"]
    assert "Many stories have these words" in searched(q="sturgeon").get_text()


def test_narrowing_looks_beyond_the_latest(hits, story, monkeypatch):
    monkeypatch.setattr(looking, "LOOKED_THROUGH", 3)
    monkeypatch.setattr(looking, "IN_HEADLINES", 1)
    story("Old rain", "A sturgeon.", published_at=days_ago(3000))
    for number in range(5):
        story(f"Rain {number}", "A sturgeon was seen.")
    until = days_ago(2900).date().isoformat()
    assert hits(q="sturgeon", to=until) == ["Old rain"]


@pytest.mark.parametrize("order", ["", "newest"])
def test_the_same_search_has_one_address(client, story, order):
    story("Sturgeon returns")
    sent = {"q": "  sturgeon ", "utm_source": "x", "page": "abc", "order": order}
    found = client.get("/search/", sent).context["found"]
    assert found.asked.but().address == "?q=sturgeon" + (
        "&order=newest" if order else ""
    )


def test_a_phrase_is_more_than_its_words(hits, story):
    story("Old lock opens", "The lock of the old town.")
    story("Lock opens in the old town", "The basin is old, and the lock is new.")
    assert hits(q='"old lock" opens') == ["Old lock opens"]
