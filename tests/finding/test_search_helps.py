"""Other words, names, picks: what helps whoever searches; and where nothing can."""

import pytest
from django.test import override_settings
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.search.backends.database.fallback import DatabaseSearchBackend

from articles.models import Byline
from tests.comments.test_naughty_strings import OWN, samples
from tests.factories import AuthorFactory, TopicFactory

DEAD = "tests.finding.test_search_helps.DeadBackend"
PLAIN = "tests.finding.test_search_helps.PlainBackend"


class DeadBackend(DatabaseSearchBackend):
    """A search server that is gone."""

    def search(self, *args, **kwargs):
        raise ConnectionError("connection refused")


class PlainBackend(DatabaseSearchBackend):
    """A back end that knows Wagtail's interface and nothing of ours."""


def with_backend(name: str):
    backend = {"BACKEND": name, "AUTO_UPDATE": False}
    return override_settings(WAGTAILSEARCH_BACKENDS={"default": backend})


def pick(words: str, **fields) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(words), **fields)


def test_a_typing_error_is_answered_with_the_papers_own_word(searched, story):
    story("Sturgeon returns")
    link = searched(q="sturgoen").select_one(".search__mean a")
    assert (link.get_text(), link["href"]) == ("sturgeon", "?q=sturgeon")


def test_only_what_readers_may_read_is_suggested(searched, story):
    story("Sturgeon returns", live=False)
    assert searched(q="sturgoen").select_one(".search__mean") is None


def test_a_word_of_a_draft_of_a_live_story_is_not_suggested(searched, story):
    live = story("Basin closed")
    live.headline = "Sturgeon scandal"
    live.save_revision()
    assert searched(q="sturgoen").select_one(".search__mean") is None


def test_sections_topics_and_authors_of_the_name_are_offered(searched, section, story):
    one = story("Sturgeon returns")
    one.bylines = [Byline(author=AuthorFactory(name="Ada Waters"))]
    one.topics.add(TopicFactory(name="Water levels"))
    one.save()
    named = [
        link.get_text(" ", strip=True) for link in searched(q="water").select(".chip")
    ]
    assert named == ["Section Water", "Topic Water levels", "Author Ada Waters"]


def test_picks_of_the_editors_stand_first(searched, story):
    picked = story("All about the lock")
    pick("Sturgeon  RUN", page=picked, description="Our guide.", sort_order=1)
    shown = searched(q="sturgeon run").select_one(".picks-found")
    assert "All about the lock" in shown.get_text()
    assert "Our guide." in shown.get_text()
    assert searched(q="sturgeon").select_one(".picks-found") is None


def test_a_pick_that_is_not_public_is_not_shown(searched, story):
    pick("sturgeon", page=story("Secret", live=False), sort_order=1)
    assert searched(q="sturgeon").select_one(".picks-found") is None


def test_a_pick_may_be_an_address_elsewhere(searched, db):
    pick("ferry", external_link_url="https://example.org/", external_link_text="Times")
    assert (
        searched(q="ferry").select_one(".picks-found a")["href"]
        == "https://example.org/"
    )


def test_a_search_writes_nothing(searched, story):
    story("Sturgeon returns")
    searched(q="sturgeon")
    searched(q="nothing at all")
    assert not Query.objects.exists()


def test_editors_make_picks_and_reporters_do_not(as_user, editor, reporter, article):
    address = "/admin/searchpicks/add/"
    assert as_user(editor).get(address).status_code == 200
    assert as_user(reporter).get(address).status_code == 302


def test_without_words_the_page_says_what_is_written_about(searched, story):
    one = story("Sturgeon returns")
    one.topics.add(TopicFactory(name="Fishing"))
    one.save()
    story("Secret", live=False).topics.add(TopicFactory(name="Scandal"))
    shown = searched().get_text()
    assert "Fishing" in shown
    assert "Scandal" not in shown


def test_a_search_server_that_is_gone_is_a_sentence(client, story):
    story("Sturgeon returns")
    with with_backend(DEAD):
        answer = client.get("/search/?q=sturgeon")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "Search does not answer just now" in answer.content.decode()


def test_a_back_end_that_is_not_installed_is_the_same_sentence(client, db):
    with with_backend("no.such.module"):
        assert client.get("/search/?q=sturgeon").status_code == 503


def test_a_plain_back_end_finds_orders_narrows_and_counts(
    searched, hits, story, section
):
    one = story("Sturgeon returns", "It was seen.")
    one.topics.add(TopicFactory(name="Fishing", slug="fishing"))
    one.save()
    story("Rain at night", subhead="A sturgeon was seen.")
    story("Sturgeon secret", live=False)
    with with_backend(PLAIN):
        assert hits(q="sturgeon") == ["Sturgeon returns", "Rain at night"]
        assert hits(q="sturgeon", topic="fishing") == ["Sturgeon returns"]
        assert "Fishing" in searched(q="sturgeon").select_one(".narrow").get_text()


@pytest.mark.parametrize("text", [*OWN, "x" * 10_000, "lock " * 2000, "\0"])
def test_whatever_is_typed_is_answered_calmly(client, story, text):
    story("Sturgeon returns")
    assert client.get("/search/", {"q": text}).status_code == 200


def test_the_shared_naughty_strings_are_answered_calmly(client, story):
    story("Sturgeon returns")
    for text in samples():
        answer = client.get("/search/", {"q": text})
        assert answer.status_code == 200, text


def test_now_is_within_the_last_day(hits, story):
    story("Sturgeon returns", published_at=timezone.now())
    assert hits(q="sturgeon", within="day") == ["Sturgeon returns"]
