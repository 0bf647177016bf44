"""The demo newsroom as it stands after `prepare --demo`, loaded once for this file."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from PIL import Image

from accounts.models import User
from articles.corrections import broken_links
from articles.models import (
    ArticlePage,
    Author,
    Correction,
    ListedStory,
    NewsImage,
    SectionPage,
    SourceNote,
    Topic,
)
from comments.models import Comment, Commenter, Discussion
from home.models import HomePage, Masthead

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, with plain small pictures, for drawing takes its time."""
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        override_settings(DEBUG=True, MEDIA_ROOT=media),
        transaction.atomic(),
    ):
        patch.setattr("operations.demo.gallery.draw", plain_picture)
        call_command("prepare", demo=True)
        yield
        transaction.set_rollback(True)


def plain_picture(name: str) -> Image.Image:
    return Image.new("RGB", (48, 32), "#246")


def counts() -> dict:
    models = (ArticlePage, Author, Comment, Commenter, Correction, NewsImage)
    return {m: m.objects.count() for m in (*models, SectionPage, Topic, User)}


def test_there_are_thirty_live_stories_in_five_sections_by_eight_authors():
    stories = ArticlePage.objects.published()
    assert stories.count() == 30
    assert len(set(stories.values_list("section"))) == 5
    assert Author.objects.count() == 8


def test_every_author_has_live_stories():
    for author in Author.objects.all():
        assert ListedStory.objects.of_author(author).exists(), author


def test_no_live_story_is_from_the_future():
    now = timezone.now()
    assert not ArticlePage.objects.published().filter(published_at__gt=now).exists()


def test_a_story_is_scheduled():
    (story,) = ArticlePage.objects.filter(go_live_at__gt=timezone.now())
    assert not story.live
    assert story.approved_schedule


def test_a_story_is_under_embargo_and_not_live():
    (story,) = ArticlePage.objects.filter(embargo_until__gt=timezone.now())
    assert not story.live


def test_a_story_waits_at_the_desk():
    waiting = [page for page in ArticlePage.objects.all() if page.workflow_in_progress]
    assert [page.current_workflow_task.name for page in waiting] == ["Desk edit"]


def test_there_are_comments_in_every_status():
    found = Counter(Comment.objects.values_list("status", flat=True))
    assert set(found) == set(Comment.Status.values)
    assert found["pending"] >= 5


def test_the_counts_of_public_replies_are_right():
    for discussion in Discussion.objects.all():
        approved = Comment.objects.approved().filter(article=discussion.article_id)
        assert discussion.approved_count == approved.count()


def test_every_reply_came_after_its_story_and_after_what_it_answers():
    for comment in Comment.objects.select_related("article", "parent"):
        assert comment.created_at >= comment.article.published_at, comment
        if comment.parent:
            assert comment.created_at >= comment.parent.created_at, comment


def test_no_reply_is_from_the_future():
    assert not Comment.objects.filter(created_at__gt=timezone.now()).exists()


def test_the_corrections_are_there_and_their_chain_holds():
    assert Correction.objects.count() >= 2
    assert list(broken_links()) == []


def test_a_story_has_a_confidential_note_that_can_be_read():
    assert all(note.text for note in SourceNote.objects.all())
    assert SourceNote.objects.exists()


def test_every_live_story_has_a_body_and_a_byline():
    for story in ArticlePage.objects.published():
        assert len(story.body) >= 3, story
        assert story.byline_line, story


def test_every_picture_has_an_alternative_text_and_a_credit():
    for story in ArticlePage.objects.exclude(lead_image=None):
        assert story.picture_alt, story
        assert story.picture_credit, story


def test_the_front_page_has_its_lead_and_the_paper_its_name():
    home = HomePage.objects.get()
    assert home.lead_story.slug == "harbour-board-votes-to-reopen-old-lock"
    assert home.title == Masthead.objects.get().name == "The Estuary"


@pytest.mark.parametrize(
    ("username", "groups"),
    [
        ("reporter", ["Reporters"]),
        ("editor", ["Editors"]),
        ("moderator", ["Moderators"]),
        ("admin", []),
    ],
)
def test_the_four_logins_work(username, groups, client):
    user = User.objects.get(username=username)
    assert list(user.groups.values_list("name", flat=True)) == groups
    assert user.is_superuser == (username == "admin")
    assert client.login(username=username, password="newsroom")
    assert client.get("/admin/").status_code == 200


def test_no_reader_of_the_demo_has_a_real_address():
    for commenter in Commenter.objects.all():
        domain = commenter.email.partition("@")[2]
        assert domain.startswith("example.") or domain.endswith(".example"), domain


def test_a_second_start_changes_nothing_and_tells_the_logins(capsys):
    before = counts()
    call_command("prepare", demo=True)
    assert counts() == before
    assert "reporter, editor, moderator, admin" in capsys.readouterr().out


def test_loading_it_again_is_no_error_and_changes_nothing(capsys):
    before = counts()
    call_command("load_demo")
    assert counts() == before
    assert "newsroom" in capsys.readouterr().out


def test_every_story_of_the_tree_is_where_the_tree_says():
    from wagtail.models import Page

    problems = Page.find_problems()
    assert not any(problems)


def test_every_block_of_every_story_is_one_that_the_admin_would_accept():
    for story in ArticlePage.objects.all():
        for block in story.body:
            block.block.clean(block.value)
