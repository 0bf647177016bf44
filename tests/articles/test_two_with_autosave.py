"""Two people in one story whose screens save by themselves."""

from datetime import timedelta

import pytest

from articles.models import ArticlePage
from tests.articles.conftest import story_form

pytestmark = pytest.mark.django_db


def now(story) -> ArticlePage:
    return ArticlePage.objects.get(pk=story.pk)


def draft_of(story) -> ArticlePage:
    return now(story).get_latest_revision_as_object()


def autosave(client, story, **changes):
    same = {"headline": story.headline, "slug": story.slug}
    return client.post(
        f"/admin/pages/{story.pk}/edit/",
        story_form(**(same | changes)),
        headers={"accept": "application/json"},
    ).json()


def test_autosave_over_a_newer_version_is_refused(overtaken, opened, as_user, second):
    answer = autosave(as_user(second), overtaken, subhead="Second.", **opened)
    assert answer["error_code"] == "invalid_revision"
    assert draft_of(overtaken).subhead == "Of the first."


def test_own_autosaves_go_on_and_then_save(story, opened, as_user, edit, first):
    client = as_user(first)
    answer = autosave(client, story, subhead="One.", **opened)
    own = {"overwrite_revision_id": answer["revision_id"]} | opened
    assert autosave(client, story, subhead="Two.", **own)["success"]
    edit(first, story, subhead="Three.", **own)
    assert draft_of(story).subhead == "Three."
    assert story.revisions.count() == 2


def test_save_after_an_autosave_of_another_is_refused(
    story, opened, as_user, edit, first, second
):
    own = autosave(as_user(first), story, subhead="Of the first.", **opened)
    second_sends = {"overwrite_revision_id": own["revision_id"] - 1} | opened
    edit(second, story, subhead="Of the second.", **second_sends)
    assert draft_of(story).subhead == "Of the first."
    kept = story.revisions.filter(user=second).get()
    assert kept.as_object().subhead == "Of the second."
    latest = now(story).latest_revision
    assert latest.created_at - kept.created_at == timedelta(microseconds=1)
