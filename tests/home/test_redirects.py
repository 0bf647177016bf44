"""A story that moves takes its readers along; a draft that moves tells nobody."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from articles.models import ArticlePage
from articles.withdrawal import withdraw
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Give a page another slug, as its form does."""

    def publish(page, slug):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return publish


@pytest.fixture
def move(home, django_capture_on_commit_callbacks):
    """Move a story to another section."""

    def to(page, slug="harbour"):
        section = SectionFactory(title="Harbour", slug=slug, parent=home)
        with django_capture_on_commit_callbacks(execute=True):
            page.move(section, pos="last-child")

    return to


@pytest.fixture
def story(section):
    return ArticleFactory(parent=section, slug="old")


def leads(client, old):
    """Where an address sends readers; None unless it sends them for good."""
    response = client.get(old)
    return response["Location"] if response.status_code == 301 else None


def test_live_story_with_another_slug_is_found_under_the_old(rename, story, client):
    rename(story, "new")
    assert leads(client, "/water/old/") == "/water/new/"
    assert client.get("/water/old/", follow=True).status_code == 200


def test_slug_in_a_draft_changes_no_address(story, client):
    story.slug = "new"
    story.save_revision()
    assert client.get("/water/old/").status_code == 200
    assert client.get("/water/new/").status_code == 404


def test_story_in_another_section_is_found_in_the_old(move, story, client):
    move(story)
    assert leads(client, "/water/old/") == "/harbour/old/"
    assert ArticlePage.objects.get(pk=story.pk).section.slug == "harbour"


def test_section_with_another_slug_takes_its_stories_along(
    rename, section, story, client
):
    rename(section, "rivers")
    assert leads(client, "/water/") == "/rivers/"
    assert leads(client, "/water/old/") == "/rivers/old/"


def test_query_string_does_not_hide_the_old_address(rename, story, client):
    rename(story, "new")
    assert leads(client, "/water/old/?from=mail") == "/water/new/"


def test_address_of_two_moves_ago_leads_there(rename, move, story, client):
    rename(story, "new")
    story.refresh_from_db()
    move(story)
    assert leads(client, "/water/old/") == "/harbour/new/"


def test_redirect_made_by_hand_works(client, home):
    Redirect.objects.create(old_path="/letters", redirect_link="/search/")
    assert leads(client, "/letters/") == "/search/"


@pytest.mark.parametrize("change", ["rename", "move"])
def test_draft_that_was_never_live_leaves_no_trace(change, request, section, client):
    draft = ArticleFactory(parent=section, slug="old", live=False)
    if change == "rename":
        with request.getfixturevalue("django_capture_on_commit_callbacks")(
            execute=True
        ):
            draft.slug = "new"
            draft.save()
    else:
        request.getfixturevalue("move")(draft)
    missing = client.get("/nothing/here/")
    found = client.get("/water/old/")
    assert (found.status_code, found.content) == (404, missing.content)


def test_old_address_of_an_unpublished_story_is_as_unknown(rename, story, client):
    rename(story, "new")
    ArticlePage.objects.get(pk=story.pk).unpublish()
    assert client.get("/water/old/").status_code == 404


def test_old_address_of_a_withdrawn_story_leads_to_its_reason(
    rename, story, editor, client
):
    rename(story, "new")
    withdraw(article=story, by=editor, reason="It was forged.")
    response = client.get("/water/old/", follow=True)
    assert response.redirect_chain == [("/water/new/", 301)]
    assert response.status_code == 410


def test_withdrawn_story_that_moves_keeps_its_address(move, story, editor, client):
    withdraw(article=story, by=editor, reason="It was forged.")
    move(ArticlePage.objects.get(pk=story.pk))
    assert client.get("/water/old/").status_code == 410
