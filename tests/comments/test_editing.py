"""A sender changes a reply: for a while, screened again, the earlier text kept."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments import moderation
from comments.models import Comment, CommentRevision, Discussion, ModerationAction
from comments.screening import Screening
from tests.comments.conftest import page_of

pytestmark = pytest.mark.django_db

OLD = "The gates were shut before noon."
NEW = "The gates were shut before one."


@pytest.fixture
def edit(reader, receipt):
    def post(body=NEW, revision=1, headers=None):
        fields = {"body": body, "revision": revision}
        return reader.post(f"{receipt}edit/", fields, headers=headers)

    return post


@pytest.fixture
def approved(receipt, decide):
    return decide(Comment.objects.get().pk)


def post_moderated(article):
    Discussion.objects.update_or_create(article=article, defaults={"mode": "post"})


def test_form_on_the_receipt_changes_the_text(receipt, reader):
    form = page_of(reader.get(receipt)).select_one("form[action$='/edit/']")
    assert form.textarea.text.strip() == OLD
    fields = {"body": NEW, "revision": form.select_one("[name=revision]")["value"]}
    answer = reader.post(form["action"], fields)
    assert (answer.status_code, answer["Location"]) == (303, f"{receipt}?done=changed")
    page = page_of(reader.get(answer["Location"]))
    assert page.select_one(".comment-body").text == NEW
    assert "Your reply was changed." in page.text


def test_earlier_text_is_kept_and_the_change_recorded(edit):
    edit()
    comment = Comment.objects.get()
    earlier = CommentRevision.objects.get()
    assert (comment.body, comment.revision) == (NEW, 2)
    assert (earlier.body, earlier.number, earlier.kind) == (OLD, 1, "edit")
    record = ModerationAction.objects.last()
    assert (record.deed, record.actor, record.revision) == ("edit", "sender", 2)
    assert (record.from_status, record.to_status) == ("pending", "pending")


def test_unseen_reply_is_not_marked_as_changed(edit):
    edit()
    assert Comment.objects.get().edited_at is None


def test_approved_reply_waits_again_under_pre_moderation(approved, edit, article):
    edit()
    comment = Comment.objects.get()
    assert (comment.status, comment.was_public) == ("pending", True)
    assert comment.edited_at
    assert Discussion.objects.get(article=article).approved_count == 0


def test_changed_text_is_not_on_the_story_before_it_was_read(
    approved, edit, reader, article
):
    assert OLD in reader.get(article.url).content.decode()
    edit()
    page = reader.get(article.url).content.decode()
    assert OLD not in page
    assert NEW not in page


def test_approved_reply_stays_public_under_post_moderation(
    approved, edit, reader, article, settings
):
    settings.NEWSROOM_SCREENING = []  # the first reply of a person would be read
    post_moderated(article)
    edit()
    assert Comment.objects.get().status == "approved"
    assert Discussion.objects.get(article=article).approved_count == 1
    assert NEW in reader.get(article.url).content.decode()


@pytest.mark.parametrize(
    ("standing", "after"), [("held", "pending"), ("banned", "spam")]
)
def test_person_under_watch_is_read_again_even_under_post_moderation(
    approved, edit, article, standing, after
):
    post_moderated(article)
    person = approved.commenter
    person.standing = standing
    person.save()
    edit()
    assert Comment.objects.get().status == after


@pytest.mark.parametrize(("standing", "after"), [("normal", 1), ("trusted", 2)])
def test_only_a_trusted_person_stays_public_where_trust_is_asked(
    approved, edit, settings, standing, after
):
    settings.NEWSROOM_REPLY_MODE = "trusted"
    settings.NEWSROOM_SCREENING = []  # the first reply of a person would be read
    person = approved.commenter
    person.standing = standing
    person.save()
    edit()
    assert Comment.objects.get().status == ["", "pending", "approved"][after]


@pytest.mark.parametrize("status", ["pending", "spam"])
def test_changed_text_is_screened(approved, edit, article, monkeypatch, status):
    post_moderated(article)
    finding = {"check": "words", "why": "A word.", "words": ["gates"]}
    seen = []

    def screen_edit(comment, body):
        seen.append((comment.pk, body))
        return Screening(status, "A word.", [finding])

    monkeypatch.setattr("comments.editing.screen_edit", screen_edit)
    edit()
    comment = Comment.objects.get()
    assert seen == [(comment.pk, NEW)]
    assert (comment.status, comment.held_because) == (status, "A word.")
    assert comment.findings == [finding]
    assert ModerationAction.objects.last().note == "A word."


def test_spam_can_be_changed_and_stays_spam(send, reader):
    address = send(website="x")["Location"]
    assert page_of(reader.get(address)).select("form[action$='/edit/']")
    reader.post(f"{address}edit/", {"body": NEW, "revision": 1})
    comment = Comment.objects.get()
    assert (comment.status, comment.body) == ("spam", NEW)


def test_after_fifteen_minutes_the_text_stands(receipt, edit, reader):
    with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=5)):
        assert not page_of(reader.get(receipt)).select("form[action$='/edit/']")
        answer = edit()
        assert answer.status_code == 409
        assert "This reply can no longer be changed." in answer.content.decode()
        assert page_of(answer).select_one("textarea").text.strip() == NEW
    assert Comment.objects.get().body == OLD


def test_the_time_is_a_setting(edit, settings):
    settings.NEWSROOM_REPLY_EDIT_MINUTES = 30
    with time_machine.travel(timezone.now() + timedelta(minutes=29)):
        assert edit().status_code == 303


@pytest.mark.parametrize("status", ["rejected", "withdrawn"])
def test_decided_reply_is_not_changed(receipt, edit, decide, status):
    pk = Comment.objects.get().pk
    if status == "withdrawn":
        moderation.withdraw(comment_id=pk)
    else:
        decide(pk, status, reason="other")
    assert edit().status_code == 409
    assert Comment.objects.get().body == OLD


def test_redacted_text_is_not_changed_back(receipt, edit):
    Comment.objects.update(redacted_at=timezone.now())
    assert edit().status_code == 409


@pytest.mark.parametrize("state", ["read_only", "closed"])
def test_nothing_is_changed_where_no_replies_are_taken(receipt, edit, article, state):
    Discussion.objects.create(article=article, state=state)
    assert edit().status_code == 409


def test_nothing_is_changed_under_a_hidden_story(receipt, edit, article):
    article.unpublish()
    assert edit().status_code == 409


@pytest.mark.parametrize(
    ("body", "said"), [("", "Write your reply here"), ("x" * 5001, "Nothing was cut")]
)
def test_wrong_text_comes_back_with_what_is_wrong(edit, body, said):
    answer = edit(body)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert page_of(answer).select_one("textarea").text.strip() == body
    assert Comment.objects.get().body == OLD


def test_the_same_text_again_changes_nothing(edit):
    edit()
    edit()
    edit(NEW, revision=2)
    assert Comment.objects.get().revision == 2
    assert CommentRevision.objects.count() == 1


def test_change_from_an_older_window_is_shown_and_not_lost(edit):
    edit("From one window.")
    answer = edit("From the other window.")
    assert answer.status_code == 409
    page = page_of(answer)
    assert page.select_one(".comment-body").text == "From one window."
    assert page.select_one("textarea").text.strip() == "From the other window."
    assert "changed in another window" in page.text
    again = page.select_one("[name=revision]")["value"]
    assert edit("From the other window.", again).status_code == 303
    assert Comment.objects.get().body == "From the other window."
    texts = CommentRevision.objects.values_list("body", flat=True)
    assert set(texts) == {OLD, "From one window."}


def test_another_site_cannot_change_a_text(edit):
    assert edit(headers={"Origin": "https://elsewhere.example"}).status_code == 400
    assert Comment.objects.get().body == OLD


def test_too_many_changes_have_to_wait(edit, settings):
    settings.NEWSROOM_REPLY_RATE = (2, 60)
    edit("One more.", 1)  # the reply itself was the first
    answer = edit("And another.", 2)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert page_of(answer).select_one("textarea").text.strip() == "And another."


def test_bytes_that_are_no_text_are_refused(reader, receipt):
    raw = b"body=%ff%fe&revision=1"
    kind = "application/x-www-form-urlencoded"
    answer = reader.post(f"{receipt}edit/", raw, content_type=kind)
    assert answer.status_code == 400


def test_approval_of_a_text_that_changed_meanwhile_is_refused(edit, decide):
    read = Comment.objects.get()
    edit()
    with pytest.raises(moderation.TextChanged, match="has changed"):
        decide(read.pk, revision=read.revision)
    assert Comment.objects.get().status == "pending"
    assert decide(read.pk, revision=2).status == "approved"


def test_approval_of_an_older_text_is_refused_even_if_it_is_public(
    approved, edit, decide, article
):
    post_moderated(article)
    edit()
    with pytest.raises(moderation.TextChanged):
        decide(approved.pk, revision=1)
