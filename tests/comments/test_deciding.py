"""Decisions taken at the workbench, through its forms."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from comments import moderation
from comments.models import Comment, Discussion, Flag, ModerationAction
from tests.comments.bench import QUEUE, Desk
from tests.comments.conftest import page_of
from tests.factories import AuthorFactory, CommentFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_user, moderator):
    return Desk(as_user(moderator))


@pytest.fixture
def colleague(db):
    return UserFactory(first_name="Una", last_name="Bell", group="Moderators")


@pytest.fixture
def comment(article):
    return CommentFactory(article=article, name="Bea", body="Let me through.")


def post(desk, comment, act="decide", query="", **fields) -> str:
    address = f"{QUEUE}{comment.pk}/{act}/{query}"
    desk.response = desk.client.post(address, fields, follow=True)
    desk.page = page_of(desk.response)
    return desk.said


def latest() -> ModerationAction:
    return ModerationAction.objects.order_by("-pk").first()


def test_approved_reply_appears_under_the_story(desk, comment, article):
    assert "The reply by Bea is now approved." in desk.open().press("Approve").said
    page = page_of(Client().get(article.url))
    element = page.find(id=f"comment-{comment.pk}")
    assert element.select_one(".comment-body").text == "Let me through."


def test_the_next_one_comes_up_by_itself(desk, comment, article):
    following = CommentFactory(article=article).pk
    assert desk.open().press("Approve").shown == following
    desk.press("Spam")
    assert desk.shown is None
    assert "Nothing waits." in desk.page.text


def test_rejection_needs_a_reason(desk, comment):
    assert "Choose a reason" in post(desk, comment, to="rejected")
    assert Comment.objects.get().status == "pending"


def test_rejection_with_a_reason_and_a_note_is_recorded(desk, comment, moderator):
    desk.open().press("3Attacks a group", note="Seen twice.")
    record = latest()
    assert (record.reason, record.note) == ("hate", "Seen twice.")
    assert (record.moderator, record.to_status) == (moderator, "rejected")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"to": "nonsense"},
        {"to": "rejected", "reason": "nonsense"},
        {"to": "approved", "note": "x" * 301},
        {"to": "approved", "revision": "x"},
        {"to": "approved", "seen": "nonsense"},
        {"to": "withdrawn"},
    ],
)
def test_senseless_decision_is_refused_in_a_sentence(desk, comment, fields):
    assert post(desk, comment, **fields).startswith("Not done:")
    assert Comment.objects.get().status == "pending"
    assert not ModerationAction.objects.exists()


def test_withdrawn_reply_cannot_be_approved(desk, article):
    comment = CommentFactory(article=article, status="withdrawn")
    said = post(desk, comment, to="approved")
    assert "A comment that is withdrawn cannot become approved." in said


@pytest.mark.parametrize("query", ["?queue=//elsewhere.example", "?queue=x", ""])
def test_way_back_never_leads_elsewhere(desk, comment, query):
    post(desk, comment, query=query, to="approved")
    assert desk.response.redirect_chain[0][0].startswith("/admin/comments/pending/")


def test_opening_the_address_decides_nothing(desk, comment):
    response = desk.client.get(f"{QUEUE}{comment.pk}/decide/")
    assert response.status_code == 405
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize("act", ["decide", "answer", "cut", "pick"])
@pytest.mark.parametrize("pk", [999_999, 2**63, 10**30])
def test_missing_comment_is_not_found(desk, db, pk, act):
    response = desk.client.post(f"{QUEUE}{pk}/{act}/", {"to": "approved"})
    assert response.status_code == 404


def test_post_without_the_forms_token_is_refused(moderator, comment):
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)
    client.post(f"{QUEUE}{comment.pk}/decide/", {"to": "approved"})
    assert Comment.objects.get().status == "pending"


def test_text_that_changed_since_is_shown_again_and_not_decided(desk, comment):
    desk.open()
    Comment.objects.update(body="Something else now.", revision=2)
    desk.press("Approve")
    assert "The text has changed since you saw it." in desk.said
    assert desk.text(".reply__text") == "Something else now."
    assert Comment.objects.get().status == "pending"
    assert not ModerationAction.objects.exists()


@pytest.mark.parametrize("button", ["Approve", "1Not about"])
def test_colleague_who_was_quicker_is_named(desk, comment, colleague, button):
    desk.open()
    moderation.decide(comment_id=comment.pk, to="approved", by=colleague)
    desk.press(button)
    assert "Una Bell was quicker: the reply is approved now." in desk.said
    assert desk.shown == comment.pk
    assert ModerationAction.objects.count() == 1


def test_withdrawal_meanwhile_is_said(desk, comment):
    desk.open()
    moderation.withdraw(comment_id=comment.pk)
    assert "the reply is withdrawn now" in desk.press("Approve").said


def test_second_click_on_the_same_button_is_no_conflict(desk, comment):
    page = desk.open().page
    desk.press("Approve")
    desk.page = page
    assert "is now approved" in desk.press("Approve").said
    assert ModerationAction.objects.count() == 1


def test_undo_brings_the_reply_back_and_is_recorded(desk, comment, moderator):
    desk.open().press("Approve").press("Undo")
    assert desk.shown == comment.pk
    assert Comment.objects.get().status == "pending"
    first, second = ModerationAction.objects.order_by("pk")
    assert (second.undoes, second.moderator) == (first, moderator)
    assert (second.from_status, second.to_status) == ("approved", "pending")


def test_undo_goes_back_step_by_step_and_ends(desk, article):
    pair = [CommentFactory(article=article).pk for _ in range(2)]
    desk.open().press("Approve").press("1Not about")
    assert desk.press("Undo").shown == pair[1]
    assert desk.press("Undo").shown == pair[0]
    assert set(Comment.objects.values_list("status", flat=True)) == {"pending"}
    assert not desk.page.select(".said__undo")


def test_undo_of_an_approval_gives_the_rejection_its_reason_back(desk, comment):
    desk.open().press("3Attacks a group")
    desk.open(f"{QUEUE}rejected/").press("Approve").press("Undo")
    assert (latest().to_status, latest().reason) == ("rejected", "hate")


def test_undo_is_bounded_in_time(desk, comment, settings):
    desk.open().press("Approve")
    act = latest()
    settings.NEWSROOM_UNDO_MINUTES = 0
    assert not desk.open().page.select(".said__undo")
    desk.client.post(f"{QUEUE}undo/{act.pk}/")
    assert Comment.objects.get().status == "approved"


def test_nobody_undoes_what_a_colleague_decided(desk, comment, colleague):
    moderation.decide(comment_id=comment.pk, to="spam", by=colleague)
    desk.client.post(f"{QUEUE}undo/{latest().pk}/")
    assert Comment.objects.get().status == "spam"
    assert not desk.open().page.select(".said__undo")


def test_undo_after_a_colleagues_decision_changes_nothing(desk, comment, colleague):
    desk.open().press("Approve")
    moderation.decide(comment_id=comment.pk, to="spam", by=colleague)
    assert "Somebody has decided since" in desk.press("Undo").said
    assert Comment.objects.get().status == "spam"


@pytest.fixture
def reported(article):
    comment = CommentFactory(article=article, status="approved", flag_count=2)
    Discussion.objects.create(article=article, approved_count=1)
    for reason in ("abuse", "false"):
        Flag.objects.create(comment=comment, reason=reason)
    return comment


@pytest.mark.parametrize(
    ("button", "status", "deed"),
    [("Keep it", "approved", "flags"), ("2Attacks a person", "rejected", "status")],
)
def test_decision_settles_the_reports(desk, reported, moderator, button, status, deed):
    desk.open(f"{QUEUE}reported/").press(button)
    comment = Comment.objects.get()
    assert (comment.status, comment.flag_count) == (status, 0)
    assert {flag.settled_by for flag in Flag.objects.all()} == {moderator}
    assert ModerationAction.objects.get().deed == deed
    assert desk.shown is None


def test_pick_and_no_pick(desk, article):
    comment = CommentFactory(article=article, status="approved")
    desk.open(f"{QUEUE}approved/").press("Make it an editors")
    assert desk.shown == comment.pk
    assert Comment.objects.get().picked_at
    desk.press("No longer an editors")
    assert Comment.objects.get().picked_at is None
    deeds = ModerationAction.objects.order_by("pk").values_list("deed", flat=True)
    assert list(deeds) == ["pick", "unpick"]


def test_pending_reply_cannot_be_picked(desk, comment):
    assert "Only a public" in post(desk, comment, act="pick", pick="1")


def test_answer_lets_the_reply_through_and_has_the_badge_of_the_account(
    desk, comment, moderator, article
):
    AuthorFactory(user=moderator, name="Ruth Penrose", job_title="Readers’ editor")
    desk.open().press("Let the reply through", body="Thank you.\r\n\r\nWe asked.")
    answer = Comment.objects.get(parent=comment)
    assert (answer.name, answer.staff_title) == ("Ruth Penrose", "Readers’ editor")
    assert (answer.status, answer.staff) == ("approved", moderator)
    assert answer.body == "Thank you.\n\nWe asked."
    assert Comment.objects.get(pk=comment.pk).status == "approved"


def test_name_and_badge_of_an_answer_cannot_be_typed(desk, comment, moderator):
    post(
        desk, comment, act="answer", body="x", name="Ada", title="Boss", staff_title="B"
    )
    answer = Comment.objects.get(parent=comment)
    assert (answer.name, answer.staff_title) == ("moderator", "Staff")


@pytest.mark.parametrize("body", ["", "   ", "x" * 5001])
def test_senseless_answer_is_refused_and_lets_nothing_through(desk, comment, body):
    assert post(desk, comment, act="answer", body=body).startswith("Not done:")
    assert desk.response.status_code == 422
    assert desk.page.select_one("#answer-body").text.strip() == body.strip()
    assert Comment.objects.get().status == "pending"


def test_old_pending_reply_shows_its_age(desk, article):
    CommentFactory(article=article, created_at=timezone.now() - timedelta(days=3))
    assert "3\xa0days ago" in desk.open().page.select_one(".reply__age").text
