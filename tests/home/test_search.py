from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import ArticlePage
from tests.factories import ArticleFactory


@pytest.fixture
def found(client, db):
    """The stories that a search shows."""

    def search(query: str, **params) -> list:
        response = client.get("/search/", {"q": query, **params})
        assert response.status_code == 200
        keys = list(response.context["stories"])
        stories = ArticlePage.objects.in_bulk(keys)
        return [stories[key] for key in keys]

    return search


@pytest.fixture
def lock(section):
    return ArticleFactory(parent=section, headline="Harbour board reopens old lock")


@pytest.mark.parametrize("query", ["lock", "LOCK", "harbour lock", "  lock  "])
def test_a_story_is_found_by_its_headline(query, found, lock, article):
    assert found(query) == [lock]


def test_a_story_is_found_by_its_text(found, section):
    body = '[{"type": "paragraph", "value": "<p>Sturgeon were seen.</p>"}]'
    story = ArticleFactory(parent=section, body=body)
    assert found("sturgeon") == [story]


def test_a_search_without_words_shows_the_form_alone(client, lock):
    for url in ("/search/", "/search/?q=", "/search/?q=%20"):
        response = client.get(url)
        assert response.status_code == 200
        assert list(response.context["stories"]) == []


def test_what_is_not_there_is_said(client, lock):
    page = client.get("/search/?q=submarine").content.decode()
    assert "Nothing found" in page


def test_a_draft_is_never_found(found, section):
    ArticleFactory(parent=section, headline="Secret lock", live=False)
    assert found("secret") == []


def test_a_story_under_embargo_is_never_found(found, lock):
    lock.embargo_until = timezone.now() + timedelta(hours=1)
    lock.save_revision()
    assert found("lock") == []


def test_words_that_are_only_in_a_draft_are_not_searched(found, lock):
    lock.headline = "Submarine in the lock"
    lock.save_revision()
    assert found("submarine") == []


def test_an_unpublished_story_is_not_found_any_more(found, lock):
    lock.unpublish()
    assert found("lock") == []


@pytest.mark.parametrize(
    "query",
    [
        "lo\0ck",
        "\0",
        "lock " * 1000,
        "x" * 5000,
        '"',
        '"lock',
        "lock*",
        "NEAR(",
        "AND OR NOT",
        "(((",
        "-",
        "lock:old",
        "'; DROP TABLE articles_articlepage; --",
        "<script>alert(1)</script>",
        "{{ 7|add:7 }}",
        "% _ \\",
        "Grüße 大阪 🌊",
        "‮",
    ],
)
def test_no_query_is_an_error(query, found, lock):
    assert found(query) in ([], [lock])


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.text(st.sampled_from("\"*^():-+~lock OR{}[]'\\\\,./<>&|!?@#%$\t\n"), max_size=20)
)
def test_no_row_of_signs_is_an_error(found, lock, query):
    assert found(query) in ([], [lock])


def test_what_was_typed_is_shown_again_as_text(client, db):
    page = client.get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("page", ["abc", "0", "-1", "9" * 40, "", "1.5"])
def test_no_page_number_is_an_error(page, found, lock):
    assert found("lock", page=page) == [lock]


def test_more_than_ten_results_come_in_pages(found, section):
    stories = ArticleFactory.create_batch(11, parent=section)
    first, second = found("bridge"), found("bridge", page="2")
    assert (len(first), len(second)) == (10, 1)
    assert {*first, *second} == set(stories)
