"""One decision about many: each recorded, the count typed, what failed named."""

import pytest

from comments import deciding, moderation
from comments.models import Comment, ModerationAction
from tests.comments.bench import QUEUE, Desk
from tests.factories import CommentFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = f"{QUEUE}pending/list/"


@pytest.fixture
def desk(as_user, moderator):
    return Desk(as_user(moderator))


@pytest.fixture
def comments(article):
    def make(number):
        return [CommentFactory(article=article) for _ in range(number)]

    return make


def ticked(comments) -> list[str]:
    return [f"{c.pk}:{c.revision}:{c.status}" for c in comments]


def statuses() -> set[str]:
    return set(Comment.objects.values_list("status", flat=True))


def test_boxes_of_the_list_say_what_was_shown(desk, comments):
    made = comments(2)
    boxes = [box["value"] for box in desk.open(LIST).page.select("[name=chosen]")]
    assert boxes == ticked(made)


@pytest.mark.parametrize(
    ("button", "status"),
    [("Approve", "approved"), ("Reject", "rejected"), ("The ticked", "spam")],
)
def test_ticked_ones_are_decided_and_each_has_its_record(
    desk, comments, moderator, button, status
):
    made = comments(4)
    desk.open(LIST).press(button, chosen=ticked(made[:3]), reason="copied", note="All.")
    assert f"3 replies are now {status}." in desk.said
    assert desk.listed == [made[3].pk]
    acts = ModerationAction.objects.all()
    assert {act.comment_id for act in acts} == {comment.pk for comment in made[:3]}
    reason = "copied" if status == "rejected" else ""
    assert {(act.moderator, act.reason, act.note) for act in acts} == {
        (moderator, reason, "All.")
    }


@pytest.mark.parametrize(("typed", "done"), [("21", True), ("20", False), ("", False)])
def test_above_twenty_the_count_must_be_typed(desk, comments, typed, done):
    made = comments(21)
    desk.open(LIST).press("Approve", chosen=ticked(made), count=typed)
    assert statuses() == ({"approved"} if done else {"pending"})
    assert done or "You chose 21 replies. Type this number" in desk.said


def test_twenty_need_no_count(desk, comments):
    made = comments(20)
    desk.open(LIST).press("Approve", chosen=ticked(made))
    assert statuses() == {"approved"}


def test_rejection_of_many_needs_a_reason(desk, comments):
    made = comments(2)
    desk.open(LIST).press("Reject", chosen=ticked(made), reason="")
    assert "Choose a reason" in desk.said
    assert statuses() == {"pending"}


def test_those_that_could_not_be_changed_are_named_and_stop_nothing(
    desk, article, comments
):
    changed, decided, good = comments(3)
    Comment.objects.filter(pk=changed.pk).update(revision=2, name="Cora")
    Comment.objects.filter(pk=decided.pk).update(name="Dora")
    una = UserFactory(first_name="Una", group="Moderators")
    desk.open(LIST)
    moderation.decide(comment_id=decided.pk, to="spam", by=una)
    gone = "999999:1:pending"
    desk.press("Approve", chosen=[*ticked([changed, decided]), gone, *ticked([good])])
    assert "1 reply is now approved." in desk.said
    assert "Cora: The text has changed since you saw it." in desk.said
    assert "Dora: Una was quicker" in desk.said
    assert "#999999: It is gone." in desk.said
    assert Comment.objects.get(pk=changed.pk).status == "pending"


def test_batch_is_bounded(desk, comments, monkeypatch):
    monkeypatch.setattr(deciding, "BATCH", 3)
    made = comments(4)
    desk.open(LIST).press("Approve", chosen=ticked(made))
    assert "At most 3 replies at once." in desk.said
    assert statuses() == {"pending"}


@pytest.mark.parametrize("chosen", [[], ["x"], ["1"], ["1:1:nonsense"], ["9" * 30]])
def test_senseless_choice_is_refused(desk, comments, chosen):
    comments(1)
    desk.open(LIST).press("Approve", chosen=chosen)
    assert "Choose at least one reply." in desk.said


def test_filter_of_the_list_is_kept(desk, comments, article):
    made = comments(2)
    wanted = CommentFactory(article=article, body="A needle.")
    desk.open(f"{LIST}?words=needle").press("Approve", chosen=ticked(made))
    assert desk.listed == [wanted.pk]
