"""Two people in one story: nobody overwrites what he or she has not seen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Revision

from articles.models import ArticlePage, DeskNote
from tests.articles.conftest import page_of, said, story_form
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def now(story) -> ArticlePage:
    return ArticlePage.objects.get(pk=story.pk)


def draft_of(story) -> ArticlePage:
    return now(story).get_latest_revision_as_object()


def kept_aside(story) -> Revision:
    known = [story.live_revision_id, now(story).latest_revision_id]
    return story.revisions.exclude(pk__in=known).get()


def test_the_second_save_is_refused_and_its_text_is_kept(
    overtaken, opened, edit, second
):
    response = edit(second, overtaken, subhead="Of the second.", **opened)
    assert "first saved a newer version while you were writing" in said(response)
    assert draft_of(overtaken).subhead == "Of the first."
    kept = kept_aside(overtaken)
    assert kept.as_object().subhead == "Of the second."
    assert kept.user == second
    page = page_of(response)
    assert page.find(attrs={"name": "subhead"})["value"] == "Of the first."


def test_the_refusal_links_to_the_comparison(overtaken, opened, edit, second, as_user):
    page = page_of(edit(second, overtaken, subhead="Of the second.", **opened))
    (link,) = page.select(".messages a[href*='/compare/']")
    comparison = page_of(as_user(second).get(link["href"]))
    assert "second" in comparison.select_one(".deletion").text
    assert "first" in comparison.select_one(".addition").text


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_nothing_is_published_or_submitted_over_a_newer_version(
    overtaken, opened, edit, second, action
):
    edit(second, overtaken, action, subhead="Of the second.", **opened)
    assert now(overtaken).live_revision_id == overtaken.live_revision_id
    assert now(overtaken).subhead == "Traffic returns on Monday."
    assert not now(overtaken).workflow_in_progress
    assert kept_aside(overtaken).as_object().subhead == "Of the second."


def test_the_kept_text_is_not_taken_for_the_latest(
    overtaken, opened, edit, first, second
):
    edit(second, overtaken, subhead="Of the second.", **opened)
    latest = now(overtaken).latest_revision
    assert latest.is_latest_revision()
    told = {"subhead": "Of the first.", "edit_reason": "style"}
    edit(first, overtaken, "action-publish", **told)
    assert now(overtaken).subhead == "Of the first."
    assert not now(overtaken).has_unpublished_changes


def test_the_second_goes_on_with_the_own_text(overtaken, opened, edit, second, as_user):
    page = page_of(edit(second, overtaken, subhead="Of the second.", **opened))
    (link,) = page.select(".messages a[href*='/revert/']")
    client = as_user(second)
    screen = page_of(client.get(link["href"]))
    assert screen.find(attrs={"name": "subhead"})["value"] == "Of the second."
    sent = {
        name: screen.find(attrs={"name": name})["value"]
        for name in ("loaded_revision_id", "loaded_revision_created_at")
    }
    form = story_form(headline=overtaken.headline, slug=overtaken.slug)
    client.post(link["href"], form | sent | {"subhead": "Of both."})
    assert draft_of(overtaken).subhead == "Of both."


def test_a_form_with_errors_does_not_forget_on_which_version_it_was_begun(
    overtaken, opened, edit, second
):
    response = edit(second, overtaken, headline="h" * 201, **opened)
    page = page_of(response)
    again = {name: page.find(attrs={"name": name})["value"] for name in opened}
    assert again == opened
    edit(second, overtaken, subhead="Of the second.", **again)
    assert draft_of(overtaken).subhead == "Of the first."


def test_the_note_that_came_with_the_text_is_kept_too(overtaken, opened, edit, second):
    edit(second, overtaken, desk_note="Ask the harbour board.", **opened)
    assert DeskNote.objects.unsent().get(written_by=second).text == (
        "Ask the harbour board."
    )


def test_the_history_says_that_a_text_was_kept(
    overtaken, opened, edit, second, as_user
):
    edit(second, overtaken, subhead="Of the second.", **opened)
    address = reverse("wagtailadmin_pages:history", args=[overtaken.pk])
    history = as_user(second).get(address).content.decode()
    assert "the text was kept beside it" in history


def test_a_form_begun_before_there_was_any_version_overwrites_none(
    section, edit, first, second
):
    story = ArticleFactory(parent=section)
    edit(first, story, subhead="Of the first.")
    as_opened = {"loaded_revision_id": "", "loaded_revision_created_at": ""}
    edit(second, story, subhead="Of the second.", **as_opened)
    assert draft_of(story).subhead == "Of the first."
    assert story.revisions.count() == 2


def test_a_save_that_comes_while_the_other_is_on_its_way_is_not_overwritten(
    story, opened, edit, first, second
):
    def overtake(request, page):
        if request.method == "POST":
            draft = draft_of(story)
            draft.subhead = "Of the first."
            draft.save_revision(user=first)

    with hooks.register_temporarily("before_edit_page", overtake):
        edit(second, story, subhead="Of the second.", **opened)
    kept = story.revisions.filter(user=second).get()
    assert kept.as_object().subhead == "Of the second."
    assert now(story).latest_revision.user == first


def test_the_version_is_read_once_for_the_form(story, first, as_user):
    ask = as_user(first)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    ask.get(address)
    with CaptureQueriesContext(connection) as queries:
        ask.get(address)
    whole = f'"wagtailcore_revision"."id" = {story.latest_revision_id}'
    asked = [query["sql"] for query in queries if whole in query["sql"]]
    assert len([sql for sql in asked if sql.startswith("SELECT")]) == 1
