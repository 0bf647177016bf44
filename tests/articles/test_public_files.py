"""Pictures and documents are there for strangers only where a published story uses them."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage
from operations.clock import publish_what_is_due
from tests.articles.used_files import (
    body_with,
    document,
    is_open,
    media,
    picture,
)
from tests.factories import ArticleFactory, AuthorFactory

__all__ = ["is_open", "media"]  # fixtures
pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(section):
    """Make a story that nobody has published."""

    def make(**fields) -> ArticlePage:
        story = ArticlePage(headline="Lock reopens", slug="lock", live=False)
        story.body = body_with()
        for name, value in fields.items():
            setattr(story, name, value)
        section.add_child(instance=story)
        story.save_revision()
        return story

    return make


PLACES = {
    "lead picture": (picture, lambda file: {"lead_image": file}),
    "picture on cards": (picture, lambda file: {"social_image": file}),
    "picture in the body": (picture, lambda file: {"body": body_with(image=file)}),
    "document in the body": (document, lambda file: {"body": body_with(file=file)}),
}


@pytest.fixture(params=PLACES)
def place(request):
    """A file, and the fields of a story that uses it, for every place it can stand."""
    make, fields = PLACES[request.param]
    file = make()
    return file, fields(file)


def test_file_that_no_story_uses_is_kept_back(is_open):
    assert not is_open(picture())
    assert not is_open(document())


def test_file_of_a_draft_is_kept_back_until_the_story_is_published(
    place, draft, is_open
):
    file, fields = place
    story = draft(**fields)
    assert not is_open(file)
    story.get_latest_revision().publish()
    assert is_open(file)


def test_file_of_a_story_taken_back_is_kept_back_again(place, draft, is_open):
    file, fields = place
    story = draft(**fields)
    story.get_latest_revision().publish()
    assert is_open(file)
    ArticlePage.objects.get(pk=story.pk).unpublish()
    assert not is_open(file)


def test_file_put_into_the_draft_of_a_live_story_is_kept_back(place, draft, is_open):
    file, fields = place
    story = draft()
    story.get_latest_revision().publish()
    story = ArticlePage.objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(story, name, value)
    story.save_revision()
    assert not is_open(file)
    story.get_latest_revision().publish()
    assert is_open(file)


def test_file_replaced_in_the_draft_stays_there_until_the_draft_is_out(
    place, draft, is_open
):
    file, fields = place
    story = draft(**fields)
    story.get_latest_revision().publish()
    story = ArticlePage.objects.get(pk=story.pk)
    for name in fields:
        setattr(story, name, body_with() if name == "body" else None)
    story.save_revision()
    assert is_open(file)
    story.get_latest_revision().publish()
    assert not is_open(file)


def test_file_of_a_scheduled_story_is_kept_back_until_its_time(place, draft, is_open):
    file, fields = place
    due = timezone.now() + timedelta(hours=1)
    story = draft(**fields, go_live_at=due)
    story.get_latest_revision().publish()
    assert not is_open(file)
    with time_machine.travel(due + timedelta(minutes=1)):
        publish_what_is_due()
        assert is_open(file)


def test_file_of_a_change_scheduled_for_a_live_story_is_kept_back_until_its_time(
    place, draft, is_open
):
    file, fields = place
    story = draft()
    story.get_latest_revision().publish()
    story = ArticlePage.objects.get(pk=story.pk)
    due = timezone.now() + timedelta(hours=1)
    for name, value in (fields | {"go_live_at": due}).items():
        setattr(story, name, value)
    story.save_revision().publish()
    assert not is_open(file)
    with time_machine.travel(due + timedelta(minutes=1)):
        publish_what_is_due()
        assert is_open(file)


def test_embargo_put_on_a_live_story_takes_its_files_back(place, draft, is_open):
    file, fields = place
    story = draft(**fields)
    story.get_latest_revision().publish()
    story = ArticlePage.objects.get(pk=story.pk)
    story.embargo_until = timezone.now() + timedelta(hours=1)
    story.save_revision()
    assert not is_open(file)


def test_file_of_a_restricted_section_is_kept_back(place, section, is_open):
    file, fields = place
    ArticleFactory(parent=section, **fields)
    restriction = PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )
    assert not is_open(file)
    restriction.delete()
    assert is_open(file)


def test_file_that_two_stories_use_stays_while_one_is_out(place, section, is_open):
    file, fields = place
    first, _ = [ArticleFactory(parent=section, **fields) for _ in range(2)]
    first.unpublish()
    assert is_open(file)


def test_file_of_a_deleted_story_is_kept_back(place, section, is_open):
    file, fields = place
    story = ArticleFactory(parent=section, **fields)
    assert is_open(file)
    story.delete()
    assert not is_open(file)


def test_portrait_of_an_author_is_there_for_everybody(is_open):
    portrait = picture()
    author = AuthorFactory(portrait=portrait)
    assert is_open(portrait)
    author.portrait = None
    author.save()
    assert not is_open(portrait)


def test_story_is_published_with_its_pictures_before_any_task_ran(
    draft, is_open, monkeypatch
):
    monkeypatch.setattr("django_tasks.base.Task.enqueue", lambda *_, **__: None)
    image, portrait = picture(), picture()
    story = draft(lead_image=image)
    story.get_latest_revision().publish()
    assert is_open(image)
    AuthorFactory(portrait=portrait)
    assert is_open(portrait)
