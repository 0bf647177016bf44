import pytest

from comments import moderation
from comments.models import Comment, ModerationAction
from tests.comments.conftest import RANDOM_TOKEN, page_of, reply_fields
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


def test_story_page_holds_the_form_of_the_contract(reader, article):
    form = page_of(reader.get(article.url)).find("form", id="comment-form")
    names = {field["name"] for field in form.find_all(["input", "textarea"])}
    assert form["method"] == "post"
    assert names == {"name", "email", "body", "parent", "token", "website"}
    assert "Leave a Reply" in form.text
    assert (
        "Your email address will not be published. Required fields are marked *"
        in form.text
    )


def test_form_in_the_page_is_the_same_for_everybody(reader, article):
    form = page_of(reader.get(article.url)).find("form", id="comment-form")
    assert form.find("input", {"name": "token"})["value"] == ""
    assert "csrf" not in str(form)


def test_form_of_the_page_can_be_sent_as_it_stands(reader, article):
    form = page_of(reader.get(article.url)).find("form", id="comment-form")
    sent = {field["name"]: field.get("value", "") for field in form.find_all("input")}
    sent |= {"name": "Ada", "email": "ada@example.org", "body": "As it stands."}
    assert reader.post(form["action"], sent).status_code == 303


def test_valid_reply_is_stored_pending_and_answered_with_its_receipt(send):
    response = send()
    comment = Comment.objects.get()
    assert response.status_code == 303
    assert response["Location"].startswith("/comments/receipt/")
    assert comment.status == "pending"
    assert comment.body == "The gates were shut before noon."
    assert comment.name == "Ada Quill"
    assert not comment.was_public


def test_pending_reply_does_not_stand_under_the_story(send, reader, article):
    send()
    page = page_of(reader.get(article.url))
    assert "The gates were shut" not in page.text
    assert page.find(id=f"comment-{Comment.objects.get().pk}") is None


def test_receipt_shows_the_text_and_what_became_of_it(send, reader):
    page = page_of(reader.get(send()["Location"]))
    assert page.select_one(".comment-body").text == "The gates were shut before noon."
    assert "A moderator reads it before it appears." in page.text


def test_receipt_of_an_approved_reply_leads_to_its_place(send, reader, moderator):
    address = send()["Location"]
    comment = Comment.objects.get()
    moderation.decide(comment_id=comment.pk, to="approved", by=moderator)
    page = page_of(reader.get(address))
    assert "Your reply is published" in page.text
    assert page.find("a", href=comment.get_absolute_url())


def test_approved_reply_stands_under_the_story(send, reader, article, moderator):
    send()
    comment = Comment.objects.get()
    moderation.decide(comment_id=comment.pk, to="approved", by=moderator)
    element = page_of(reader.get(article.url)).find(id=f"comment-{comment.pk}")
    assert element.select_one(".comment-body").text == comment.body
    assert "Ada Quill" in element.text


def test_new_reply_is_recorded_as_put_there_by_rule(send):
    send()
    record = ModerationAction.objects.get()
    assert (record.actor, record.from_status, record.to_status) == (
        "rule",
        "",
        "pending",
    )
    assert record.revision == 1


def test_answer_to_a_public_reply_is_stored_below_it(send, article):
    parent = CommentFactory(article=article, status="approved")
    assert send(parent=str(parent.pk)).status_code == 303
    answer = Comment.objects.exclude(pk=parent.pk).get()
    assert answer.parent == parent
    assert answer.path.startswith(parent.path)
    assert answer.depth == 1


@pytest.mark.parametrize(
    "extra",
    [
        {"status": "approved"},
        {"approved": "1"},
        {"commenter": "1"},
        {"article": "1"},
        {"article_id": "1"},
        {"staff_title": "Editor"},
        {"staff": "1"},
        {"path": "000000000001/"},
        {"was_public": "on"},
        {"token_is_random": "on"},
    ],
    ids=lambda extra: next(iter(extra)),
)
def test_extra_fields_change_nothing(send, article, extra):
    fields = ["status", "article_id", "staff_id", "staff_title", "was_public", "depth"]
    kept = [*fields, "token_is_random", "revision", "held_because", "name", "body"]
    send()
    plain = Comment.objects.values(*kept).get()
    first = Comment.objects.get()
    # Of another person on another day, or the checks would find the first one.
    Comment.objects.update(status="withdrawn")
    assert send(email="other@example.org", **extra).status_code == 303
    second = Comment.objects.exclude(pk=first.pk).get()
    assert Comment.objects.values(*kept).get(pk=second.pk) == plain
    assert second.commenter.email == "other@example.org"
    assert second.path == f"{second.pk:012x}/"


def test_two_spellings_of_an_address_are_one_person(send):
    send(email="Ada@Example.org", body="One.")
    send(email=" ada@example.ORG ", body="Two.")
    first, second = Comment.objects.order_by("pk")
    assert first.commenter_id == second.commenter_id


def test_line_ends_of_windows_are_kept_as_line_ends(send):
    send(body="One\r\nTwo\r\n\r\nThree")
    assert Comment.objects.get().body == "One\nTwo\n\nThree"


def test_posting_touches_no_session_and_no_cookie(reader, article, send):
    from django.contrib.sessions.models import Session

    answers = [reader.get(article.url), send(token=RANDOM_TOKEN), send(body="")]
    answers.append(reader.get(answers[1]["Location"]))
    for answer in answers:
        assert not answer.cookies
        assert "cookie" not in answer.get("Vary", "").lower()
    assert not Session.objects.exists()


def test_opening_the_posting_address_leads_to_the_story(reader, article):
    response = reader.get(f"/comments/post/{article.pk}/")
    assert response.status_code == 302
    assert response["Location"] == article.url


def test_reply_form_has_a_page_of_its_own_for_an_answer(reader, article):
    parent = CommentFactory(article=article, status="approved", body="Parent text.")
    response = reader.get(f"/comments/post/{article.pk}/reply/{parent.pk}/")
    page = page_of(response)
    assert "Parent text." in page.text
    assert page.find("input", {"name": "parent"})["value"] == str(parent.pk)
    assert reply_fields(parent=str(parent.pk)).keys() == {
        field["name"] for field in page.select("#comment-form [name]")
    }
