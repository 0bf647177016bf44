"""Decisions taken in the queue, through its forms."""

import pytest
from django.test import Client

from comments.models import Comment, ModerationAction
from tests.comments.conftest import page_of
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_user, moderator):
    return as_user(moderator)


@pytest.fixture
def comment(article):
    return CommentFactory(article=article, name="Bea", body="Let me through.")


@pytest.fixture
def decide(desk, comment):
    def post(**fields):
        return desk.post(f"/admin/comments/{comment.pk}/decide/", fields, follow=True)

    return post


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_approved_reply_appears_under_the_story(decide, comment, article):
    response = decide(to="approved")
    assert "The reply by Bea is now approved." in said(response)
    page = page_of(Client().get(article.url))
    element = page.find(id=f"comment-{comment.pk}")
    assert element.select_one(".comment-body").text == "Let me through."


def test_buttons_of_the_queue_decide(desk, comment):
    form = page_of(desk.get("/admin/comments/")).select_one(".queue-entry__acts")
    sent = {field["name"]: field.get("value", "") for field in form.find_all("input")}
    button = form.find("button", string="Approve")
    desk.post(form["action"], sent | {button["name"]: button["value"]})
    assert Comment.objects.get().status == "approved"


def test_rejection_needs_a_reason(decide):
    response = decide(to="rejected")
    assert "Choose a reason for the rejection." in said(response)
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize("reason", ["off_topic", "hate", "other"])
def test_rejection_with_a_reason_is_recorded(decide, moderator, reason):
    decide(to="rejected", reason=reason, note="Seen twice.")
    record = ModerationAction.objects.get()
    assert (record.reason, record.note) == (reason, "Seen twice.")
    assert record.moderator == moderator


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"to": "nonsense"},
        {"to": "rejected", "reason": "nonsense"},
        {"to": "approved", "note": "x" * 301},
        {"to": "withdrawn"},
    ],
)
def test_senseless_decision_is_refused_in_a_sentence(decide, fields):
    response = decide(**fields)
    assert response.status_code == 200
    assert said(response).endswith((".", ").", "withdrawn."))
    assert Comment.objects.get().status == "pending"
    assert not ModerationAction.objects.exists()


def test_withdrawn_reply_cannot_be_approved(desk, article):
    pk = CommentFactory(article=article, status="withdrawn").pk
    response = desk.post(
        f"/admin/comments/{pk}/decide/", {"to": "approved"}, follow=True
    )
    assert "A comment that is withdrawn cannot become approved." in said(response)


def test_moderator_comes_back_to_the_same_page_of_the_queue(decide):
    response = decide(to="approved", return_to="spam", after="17")
    assert response.redirect_chain == [("/admin/comments/spam/?after=17", 302)]


def test_moderator_comes_back_after_a_refusal_too(decide):
    response = decide(to="rejected", return_to="approved", after="3")
    assert response.redirect_chain == [("/admin/comments/approved/?after=3", 302)]


@pytest.mark.parametrize("return_to", ["", "//elsewhere.example", "nonsense"])
def test_way_back_never_leads_elsewhere(decide, return_to):
    response = decide(to="approved", return_to=return_to)
    assert response.redirect_chain == [("/admin/comments/pending/", 302)]


def test_opening_the_address_decides_nothing(desk, comment):
    assert desk.get(f"/admin/comments/{comment.pk}/decide/").status_code == 405
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize("pk", [999_999, 2**63, 10**30])
def test_missing_comment_is_not_found(desk, db, pk):
    response = desk.post(f"/admin/comments/{pk}/decide/", {"to": "approved"})
    assert response.status_code == 404


def test_post_without_the_forms_token_is_refused(moderator, comment):
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)
    client.post(f"/admin/comments/{comment.pk}/decide/", {"to": "approved"})
    assert Comment.objects.get().status == "pending"
