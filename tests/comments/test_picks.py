import pytest
from django.core.exceptions import PermissionDenied

from comments import moderation, picks
from comments.models import Discussion, ModerationAction
from comments.moderation import NotPossible
from tests.comments.conftest import page_of
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(article):
    Discussion.objects.create(article=article, approved_count=1)
    return CommentFactory(article=article, status="approved", body="A fine thought.")


@pytest.fixture
def story(reader, article):
    return lambda: page_of(reader.get(article.url))


def test_pick_is_marked_and_linked_above_the_thread(comment, moderator, story):
    picks.pick(comment_id=comment.pk, by=moderator)
    assert story().select_one(f"#comment-{comment.pk} .comment__pick")
    (link,) = story().select(".thread__picks a")
    assert link["href"] == f"/comments/{comment.pk}/"
    assert link.text == "A fine thought."


def test_nothing_is_said_of_picks_where_there_are_none(comment, story):
    assert not story().select(".thread__picks, .comment__pick")


def test_pick_taken_back_is_gone(comment, moderator, story):
    picks.pick(comment_id=comment.pk, by=moderator)
    picks.unpick(comment_id=comment.pk, by=moderator)
    assert not story().select(".thread__picks, .comment__pick")


def test_each_act_is_recorded_once(comment, moderator):
    for _time in range(2):
        picks.pick(comment_id=comment.pk, by=moderator)
    for _time in range(2):
        picks.unpick(comment_id=comment.pk, by=moderator)
    acts = ModerationAction.objects.filter(comment=comment)
    assert [(a.deed, a.moderator, a.from_status, a.to_status) for a in acts] == [
        ("pick", moderator, "approved", "approved"),
        ("unpick", moderator, "approved", "approved"),
    ]


@pytest.mark.parametrize("act", [picks.pick, picks.unpick])
def test_only_moderators_pick(comment, editor, act):
    with pytest.raises(PermissionDenied):
        act(comment_id=comment.pk, by=editor)


@pytest.mark.parametrize("status", ["pending", "rejected", "spam", "withdrawn"])
def test_only_what_is_public_is_picked(article, moderator, status):
    hidden = CommentFactory(article=article, status=status)
    with pytest.raises(NotPossible):
        picks.pick(comment_id=hidden.pk, by=moderator)


def test_removed_pick_is_shown_nowhere(comment, moderator, story):
    picks.pick(comment_id=comment.pk, by=moderator)
    moderation.decide(comment_id=comment.pk, to="spam", by=moderator)
    assert "fine thought" not in story().text


def test_only_the_latest_five_are_linked(article, moderator, story):
    made = [CommentFactory(article=article, status="approved") for _n in range(7)]
    for comment in made:
        picks.pick(comment_id=comment.pk, by=moderator)
    links = [link["href"] for link in story().select(".thread__picks a")]
    assert links == [f"/comments/{c.pk}/" for c in reversed(made[2:])]
