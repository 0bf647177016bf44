"""Open, read only or closed: what readers see of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Comment, Discussion, SectionDiscussion
from tests.comments.conftest import page_of
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db

READ_ONLY = "No new replies are taken here. The replies stay to be read."
CLOSED = "Replies to this story are closed."


@pytest.fixture
def comment(article):
    Discussion.objects.create(article=article, approved_count=1)
    return CommentFactory(article=article, status="approved", body="Seen.")


@pytest.fixture
def story(reader, article):
    return lambda: page_of(reader.get(article.url))


def say(article, **rules):
    Discussion.objects.update_or_create(article=article, defaults=rules)


def test_open_thread_shows_replies_and_form(comment, story, send):
    assert "Seen." in story().text
    assert story().find(id="comment-form")
    assert send().status_code == 303


def test_read_only_thread_shows_replies_and_says_so(comment, story, send, article):
    say(article, state="read_only")
    thread = story().find(id="replies")
    assert "Seen." in thread.text
    assert "1 reply" in thread.text
    assert READ_ONLY in thread.text
    assert not thread.find("form")
    assert not thread.select(".comment__reply")
    assert send().status_code == 404


def test_closed_thread_hides_replies_and_their_number(comment, story, send, article):
    say(article, state="closed")
    thread = story().find(id="replies")
    assert CLOSED in thread.text
    assert "Seen." not in thread.text
    assert "1 reply" not in thread.text
    assert send().status_code == 404


def test_number_of_hidden_replies_stands_on_no_list(comment, reader, article, section):
    others = [ArticleFactory(parent=section) for _n in range(3)]
    for other in others:
        Discussion.objects.create(article=other, approved_count=2)
    assert "1 reply" in reader.get(section.url).content.decode()
    assert article.headline in page_of(reader.get("/")).text
    say(article, state="closed")
    assert "1 reply" not in reader.get(section.url).content.decode()
    SectionDiscussion.objects.create(section=section, state="closed")
    assert "2 replies" not in reader.get(section.url).content.decode()
    assert "2 replies" not in reader.get("/").content.decode()


def test_story_that_says_nothing_follows_its_section(comment, story, article, section):
    SectionDiscussion.objects.create(section=section, state="closed")
    assert CLOSED in story().text
    say(article, state="open")
    assert "Seen." in story().text


def test_thread_closes_by_itself_after_its_days(comment, story, send, article):
    article.first_published_at = timezone.now()
    article.save()
    say(article, close_after_days=7)
    until = article.first_published_at + timedelta(days=7)
    assert f"You can reply until {until:%-d %B %Y}." in story().text
    article.first_published_at = timezone.now() - timedelta(days=8)
    article.save()
    assert READ_ONLY in story().text
    assert send().status_code == 404


def test_section_may_set_the_days_and_a_story_may_take_them_back(
    comment, story, article, section, settings
):
    article.first_published_at = timezone.now() - timedelta(days=8)
    article.save()
    settings.NEWSROOM_REPLIES_CLOSE_AFTER = 3
    assert READ_ONLY in story().text
    SectionDiscussion.objects.create(section=section, close_after_days=30)
    assert story().find(id="comment-form")
    say(article, close_after_days=2)
    assert READ_ONLY in story().text
    say(article, close_after_days=0)
    assert story().find(id="comment-form")


def test_pages_of_a_closed_thread_are_as_unknown(comment, reader, article):
    address = f"/comments/thread/{article.pk}/newest/"
    assert reader.get(address).status_code == 200
    say(article, state="closed")
    assert reader.get(address).status_code == 404


def test_changed_replies_say_so(comment, story):
    now = timezone.now()
    Comment.objects.filter(pk=comment.pk).update(edited_at=now)
    assert "edited by its author" in story().text
    Comment.objects.filter(pk=comment.pk).update(edited_at=None, redacted_at=now)
    text = story().text
    assert "shortened by a moderator" in text
    assert "edited by" not in text
