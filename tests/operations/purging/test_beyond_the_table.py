"""Where a story was before, what leads to it, and what shows something of it."""

from copy import deepcopy
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import TestCase
from wagtail.contrib.redirects.models import Redirect

from articles.models import NewsRendition
from articles.pictures.renditions import FALLBACK_SPEC
from articles.tasks import make_renditions
from articles.withdrawal import withdraw
from interchange.sitemaps import NEWS_AGE
from tests.operations.purging.cases import related_to_another, section_for_staff_only
from tests.operations.purging.deeds import publish
from tests.operations.purging.paper import NOW
from tests.operations.purging.town import Town
from tests.operations.purging.two_sites import TwoSites


@pytest.fixture(scope="module")
def founded(django_db_setup, django_db_blocker) -> tuple[Town, bytes]:
    """A town and what its picture is, founded once for this file."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr("articles.tasks.PICTURE_SPECS", (FALLBACK_SPEC,))
        with (
            time_machine.travel(NOW, tick=False),
            TestCase.captureOnCommitCallbacks(execute=True),
        ):
            town = Town()
        with town.picture.file.open() as file:
            picture = file.read()
        yield town, picture
        transaction.set_rollback(True)


@pytest.fixture
def town(founded, db, noon, small_lists, cached) -> Town:
    """A copy of the town; its picture is there again, whatever another test did to it."""
    town, picture = founded
    if not default_storage.exists(town.picture.file.name):
        default_storage.save(town.picture.file.name, ContentFile(picture))
    return deepcopy(town)


@pytest.fixture
def do(django_capture_on_commit_callbacks):
    """Do something in a transaction of its own."""

    def done(act, *args, **named):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args, **named)

    return done


@pytest.fixture
def changes(cached, do):
    """Whether an act changes an address; the cached page must change with it."""
    sites = TwoSites(cached)

    def shown(address: str, act) -> bool:
        before = do(sites.ask, address)[1]
        do(act)
        kept, after = do(sites.ask, address)
        assert kept == after
        return before != after

    return shown


def test_a_story_called_otherwise_changes_those_under_which_it_is_named(town, changes):
    related_to_another(town)

    def rename():
        town.alone.headline = "The lock is called otherwise"
        publish(town.alone)

    assert changes(town.first.url, rename)


def test_a_story_that_is_deleted_is_named_nowhere(town, changes):
    related_to_another(town)
    assert changes(town.first.url, town.alone.delete)


LISTS = {
    "author": lambda town: town.author.get_absolute_url(),
    "topic": lambda town: town.topic.get_absolute_url(),
    "feed": lambda town: f"{town.topic.get_absolute_url()}feed.json",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_story_leaves_the_lists_it_was_in(town, changes, name):
    def give_away():
        story = town.first
        story.bylines = []
        story.bylines.create(author=town.authors[1], role="reporting")
        story.topics.set([town.topics[1]])
        publish(story)

    assert changes(LISTS[name](town), give_away)


def test_a_moved_story_leaves_its_section(town, changes):
    harbour = town.sections[1]
    assert changes(town.water.url, lambda: town.first.move(harbour, pos="last-child"))
    assert changes(harbour.url, lambda: _back(town))


def _back(town):
    town.first.refresh_from_db()
    town.water.refresh_from_db()
    town.first.move(town.water, pos="last-child")


def test_the_address_before_a_move_leads_on(town, changes):
    harbour, old = town.sections[1], town.first.url
    assert changes(old, lambda: town.first.move(harbour, pos="last-child"))


def test_the_address_before_a_renaming_leads_on(town, changes):
    old = town.first.url

    def rename():
        town.first.slug = "another"
        publish(town.first)

    assert changes(old, rename)


def test_a_redirect_ends_with_its_story(town, changes, do):
    do(Redirect.add_redirect, "/old/", redirect_to=town.first)
    assert changes("/old", town.first.unpublish)


def test_a_withdrawal_ends_where_the_story_was(town, changes, do):
    do(withdraw, article=town.first, by=town.editor, reason="It was forged.")
    old = town.first.url

    def come_back_elsewhere():
        town.first.refresh_from_db()
        town.first.slug = "another"
        publish(town.first)

    assert changes(old, come_back_elsewhere)


def test_a_story_chosen_as_a_policy_shows_in_every_other(town, changes, do):
    town.imprint.corrections_page = town.alone
    do(town.imprint.save)
    assert changes(town.second.url, town.alone.unpublish)


def test_a_deleted_story_is_no_longer_named(town, changes):
    assert changes(town.naming.url, lambda: town.second.delete())


def test_a_picture_is_shown_as_soon_as_its_sizes_are_made(town, changes, do):
    story = next(one for one in town.live() if one.lead_image_id)
    do(NewsRendition.objects.all().delete)
    made = lambda: make_renditions.enqueue(town.picture.pk)  # noqa: E731
    assert changes(story.url, made)
    town.picture.refresh_from_db()
    assert changes(story.url, town.picture.delete)


def test_a_picture_is_no_longer_shown_where_it_was_deleted(town, changes):
    assert changes("/", town.picture.delete)


def test_a_story_behind_a_login_is_told_to_nobody(town, changes):
    assert changes("/feed.json", lambda: section_for_staff_only(town))


def test_the_news_map_lets_a_story_go_at_its_hour(town, noon, changes, do):
    oldest = NOW - NEWS_AGE + timedelta(seconds=20)
    do(town.story, 0, oldest)
    assert changes("/news-sitemap.xml", lambda: noon.shift(21))


def test_another_spelling_of_an_address_is_not_kept(town, changes):
    assert changes("/archive/2030/12/014/", town.alone.unpublish)
