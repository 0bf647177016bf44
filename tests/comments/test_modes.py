"""When a reply becomes public: after reading, at once, or at once from trusted people."""

import pytest

from comments.models import (
    Comment,
    Commenter,
    Discussion,
    ModerationAction,
    SectionDiscussion,
)
from comments.signals import comment_status_changed
from tests.comments.conftest import page_of
from tests.factories import CommenterFactory, CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def regular(article):
    """Somebody whose replies were approved before."""
    person = CommenterFactory(email="ada@example.org")
    CommentFactory(article=article, commenter=person, status="approved")
    return person


def sent() -> Comment:
    return Comment.objects.latest("pk")


@pytest.mark.parametrize(
    ("mode", "standing", "status"),
    [
        ("pre", "normal", "pending"),
        ("pre", "trusted", "pending"),
        ("trusted", "normal", "pending"),
        ("trusted", "trusted", "approved"),
        ("trusted", "held", "pending"),
        ("post", "normal", "approved"),
        ("post", "trusted", "approved"),
        ("post", "held", "pending"),
        ("post", "banned", "spam"),
    ],
)
def test_mode_and_standing_decide(send, settings, regular, mode, standing, status):
    settings.NEWSROOM_REPLY_MODE = mode
    Commenter.objects.filter(pk=regular.pk).update(standing=standing)
    send()
    assert sent().status == status
    assert sent().was_public is (status == "approved")


@pytest.mark.parametrize("mode", ["trusted", "post"])
def test_findings_hold_a_reply_in_every_mode(send, settings, regular, rule, mode):
    settings.NEWSROOM_REPLY_MODE = mode
    Commenter.objects.filter(pk=regular.pk).update(standing="trusted")
    rule("muppet")
    send(body="You muppet.")
    assert sent().status == "pending"
    assert sent().findings[0]["words"] == ["muppet"]


def test_reply_that_is_public_at_once_is_shown_counted_and_recorded(
    send, reader, settings, article, regular, django_capture_on_commit_callbacks
):
    settings.NEWSROOM_REPLY_MODE = "post"
    told = []

    def listen(comment, **kwargs):
        told.append(comment.pk)

    comment_status_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            send(body="Public at once.")
    finally:
        comment_status_changed.disconnect(listen)
    comment = sent()
    record = ModerationAction.objects.get(comment=comment)
    assert (record.actor, record.from_status, record.to_status, record.moderator) == (
        "rule",
        "",
        "approved",
        None,
    )
    assert Discussion.objects.get(article=article).approved_count == 1
    assert told == [comment.pk]
    page = page_of(reader.get(article.url))
    assert "Public at once." in page.find(id=f"comment-{comment.pk}").text


def test_held_reply_is_counted_nowhere(send, settings, article):
    settings.NEWSROOM_REPLY_MODE = "post"
    send()
    assert sent().status == "pending"
    assert not Discussion.objects.filter(article=article, approved_count__gt=0).exists()


def test_story_may_have_another_mode_than_its_section(send, article, section, regular):
    SectionDiscussion.objects.create(section=section, mode="post")
    send(body="By the section.")
    assert sent().status == "approved"
    Discussion.objects.update_or_create(article=article, defaults={"mode": "pre"})
    send(body="By the story.")
    assert sent().status == "pending"
