"""What is kept about a person, as a file: from the command and from the mailed page."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from comments import moderation
from comments.models import AddressLook, Comment, CommentRevision, Flag, StandingChange
from tests.factories import CommenterFactory, CommentFactory

pytestmark = pytest.mark.django_db

ADDRESS = "ada@example.org"


def exported(capsys, email=ADDRESS) -> dict:
    call_command("export_commenter", email)
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def kept(send, moderator):
    """A rejected reply with all that can hang on it; of a person with a history."""
    send(email=ADDRESS, name="Ada Quill", body="Now.")
    comment = Comment.objects.get()
    CommentRevision.objects.create(comment=comment, number=1, body="Before.")
    Comment.objects.filter(pk=comment.pk).update(revision=2, network_hash="a" * 64)
    Flag.objects.create(comment=comment, reason="false", note="Bea says so.")
    moderation.decide(
        comment_id=comment.pk, to="rejected", by=moderator, reason="hate", note="Again."
    )
    StandingChange.objects.create(
        commenter=comment.commenter,
        moderator=moderator,
        from_standing="normal",
        to_standing="held",
        reason="Three in a row.",
    )
    AddressLook.objects.create(
        commenter=comment.commenter, viewer=moderator, reason="Asked by letter."
    )
    return Comment.objects.get()


def test_export_holds_all_that_is_kept(kept, capsys, article):
    found = exported(capsys)
    assert found["address"] == ADDRESS
    assert found["standing"] == "normal"
    assert found["standing_changes"][0]["reason"] == "Three in a row."
    assert found["looks_at_the_address_by_staff"][0]["reason"] == "Asked by letter."
    (reply,) = found["replies"]
    assert reply["story"] == article.full_url
    assert (reply["name"], reply["text"], reply["status"]) == (
        "Ada Quill",
        "Now.",
        "rejected",
    )
    assert [text["text"] for text in reply["earlier_texts"]] == ["Before."]
    decision = reply["decisions"][-1]
    assert (decision["from"], decision["to"]) == ("pending", "rejected")
    assert decision["reason_code"] == "hate"
    assert decision["reason"] == "Your reply ran down people for what they are."
    assert decision["note"] == "Again."
    assert reply["reports_by_readers"][0]["reason"] == "false"
    assert reply["keyed_hash_of_network_kept"] is True


def test_export_says_what_it_cannot_hold(kept, capsys):
    said = " ".join(exported(capsys)["about_this_file"])
    assert "Reports that you made" in said
    assert "keyed hash" in said


def test_export_holds_nothing_of_other_people(kept, capsys, moderator, article):
    CommentFactory(article=article, parent=kept, name="Bea Nib", body="Bea's words.")
    call_command("export_commenter", ADDRESS)
    text = capsys.readouterr().out
    for secret in ("Bea", moderator.email, "a" * 64):
        assert secret not in text


def test_every_reply_is_in_it_with_a_fixed_number_of_queries(
    article, capsys, django_assert_max_num_queries
):
    person = CommenterFactory(email=ADDRESS)
    CommentFactory.create_batch(30, article=article, commenter=person)
    with django_assert_max_num_queries(14):
        found = exported(capsys)
    assert len(found["replies"]) == 30


def test_unknown_address_is_a_failure():
    with pytest.raises(CommandError, match="Nothing is kept"):
        call_command("export_commenter", "nobody@example.org")


def test_mailed_page_gives_the_same_as_the_command(owner_page, reader, capsys):
    answer = reader.get(f"{owner_page}all.json")
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == (
        'attachment; filename="all-that-is-kept.json"'
    )
    assert "no-store" in answer["Cache-Control"]
    assert answer.json() == exported(capsys)


def test_receipt_gives_its_one_reply_without_any_address(send, reader, receipt, decide):
    send(body="Another one.")
    decide(Comment.objects.order_by("pk")[0].pk, "rejected", reason="copied", note="N.")
    answer = reader.get(f"{receipt}reply.json")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    found = answer.json()
    assert found["text"] == "The gates were shut before noon."
    assert found["status"] == "rejected"
    assert found["reason"].startswith("Your reply was a text of somebody else.")
    text = answer.content.decode()
    for secret in (ADDRESS, "Another one.", "N."):
        assert secret not in text


def test_receipt_of_spam_reads_as_pending_in_the_file_too(send, reader):
    address = send(website="x")["Location"]
    text = reader.get(f"{address}reply.json").content.decode()
    assert json.loads(text)["status"] == "pending"
    assert "spam" not in text


def test_hidden_story_is_not_named(kept, capsys, article):
    article.unpublish()
    assert exported(capsys)["replies"][0]["story"] is None


def test_moments_are_written_so_that_machines_read_them(kept, capsys):
    sent = exported(capsys)["replies"][0]["sent"]
    assert timezone.datetime.fromisoformat(sent).tzinfo
