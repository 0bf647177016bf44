"""Erasing a person or one reply: what goes, what stays, and the numbers."""

import json

import pytest
from django.core.mail import send_mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from comments import moderation
from comments.erasure import UnknownPerson, erase_person
from comments.models import (
    Claim,
    Comment,
    Commenter,
    CommentRevision,
    Discussion,
    Flag,
    ModerationAction,
    StandingChange,
)
from comments.signals import comment_status_changed
from tests.comments.conftest import page_of
from tests.factories import CommenterFactory, CommentFactory

pytestmark = pytest.mark.django_db

ADDRESS = "ada@example.org"
TEXT = "Words that only Ada wrote."
NAME = "Ada Quill-Canary"


@pytest.fixture
def person():
    return CommenterFactory(email=ADDRESS)


@pytest.fixture
def replied(article, person, decide):
    """A reply of the person in some status, as a moderator decided."""

    def make(to="", **fields):
        fields = {"name": NAME, "body": TEXT, "commenter": person, **fields}
        comment = CommentFactory(article=article, **fields)
        if comment.status == "approved":  # let out by a rule
            _count_one(article)
        return decide(comment.pk, to) if to else comment

    return make


def _count_one(article):
    row, _ = Discussion.objects.get_or_create(article=article)
    row.approved_count += 1
    row.save()


@pytest.fixture
def answered(replied, article, decide):
    """A public reply of the person with a public answer of somebody else."""
    comment = replied("approved")
    other = CommentFactory(article=article, parent=comment, body="I agree.")
    decide(other.pk)
    return comment


def run(email=ADDRESS, capsys=None) -> str:
    call_command("erase_commenter", email)
    return capsys.readouterr().out if capsys else ""


def everything_in_the_database() -> str:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)


def approved_count(article) -> int:
    return Discussion.objects.get(article=article).approved_count


def test_undecided_reply_and_the_person_are_gone(replied, capsys):
    replied()
    said = run(capsys=capsys)
    assert said.splitlines()[0] == (
        "Erased: 1 replies, 0 earlier texts, 0 reports about them, 0 waiting mails."
    )
    assert Comment.objects.count() == 0
    assert Commenter.objects.count() == 0


def test_answered_reply_leaves_a_tombstone(answered, reader, article):
    run()
    page = page_of(reader.get(article.url))
    assert TEXT not in page.text
    assert NAME not in page.text
    assert "I agree." in page.text
    assert "This reply was withdrawn by its author." in page.text


def test_reply_that_waits_for_an_answer_to_be_read_stays_as_an_empty_place(
    replied, article
):
    comment = replied(status="approved")
    CommentFactory(article=article, parent=comment)
    run()
    comment.refresh_from_db()
    assert (comment.name, comment.body, comment.commenter) == ("", "", None)


def test_own_answers_to_oneself_are_no_reason_to_keep_a_place(replied):
    first = replied(status="approved")
    second = replied(status="approved", parent=first)
    replied(parent=second)
    run()
    assert Comment.objects.count() == 0


def test_place_above_an_answered_one_stays_too(replied, article):
    first = replied(status="approved")
    second = replied(status="approved", parent=first)
    other = CommentFactory(article=article, parent=second)
    run()
    assert set(Comment.objects.values_list("pk", flat=True)) == {
        first.pk,
        second.pk,
        other.pk,
    }


def test_numbers_of_public_replies_stay_exact(answered, replied, article):
    replied("approved")
    replied("approved")
    assert approved_count(article) == 4
    run()
    assert approved_count(article) == 1
    assert Comment.objects.approved().count() == 1


def test_numbers_of_replies_below_a_comment_stay_exact(replied, article, decide):
    opening = CommentFactory(article=article)
    decide(opening.pk)
    own = replied("approved", parent=opening)
    other = CommentFactory(article=article, parent=own, body="I agree.")
    decide(other.pk)
    replied("approved", parent=other)
    opening.refresh_from_db()
    assert opening.reply_count == 3
    run()
    opening.refresh_from_db()
    assert opening.reply_count == 1


def test_nothing_of_the_person_is_left_in_any_table(answered, replied, outbox, article):
    comment = replied("rejected")
    Comment.objects.filter(pk=comment.pk).update(
        held_because=TEXT, findings=[{"check": "w", "why": TEXT, "words": [TEXT]}]
    )
    for row in (comment, answered):
        CommentRevision.objects.create(comment=row, number=7, body=TEXT)
        Flag.objects.create(comment=row, reason="other", note=TEXT)
    ModerationAction.objects.create(
        comment=comment, actor="rule", to_status="pending", note=TEXT, revision=1
    )
    Claim.objects.create(
        comment=comment, moderator_id=_any_user(), until=timezone.now()
    )
    hashes = Comment.objects.filter(body=TEXT).values_list("token_hash", flat=True)
    hashes = [answered.commenter.email_hash, *hashes]
    said = erase_person(email=ADDRESS)
    left = everything_in_the_database()
    for trace in (TEXT, NAME, ADDRESS, *hashes):
        assert trace not in left, trace
    assert (said.replies, said.earlier_texts, said.reports) == (2, 2, 2)


def _any_user() -> int:
    return ModerationAction.objects.filter(moderator__isnull=False)[0].moderator_id


def test_record_keeps_who_decided_when(replied, moderator, capsys):
    comment = replied("approved")
    moderation.decide(
        comment_id=comment.pk, to="rejected", by=moderator, reason="hate", note=TEXT
    )
    before = list(
        ModerationAction.objects.values_list(
            "made_at", "moderator", "from_status", "to_status", "reason", "revision"
        )
    )
    said = run(capsys=capsys)
    after = list(
        ModerationAction.objects.values_list(
            "made_at", "moderator", "from_status", "to_status", "reason", "revision"
        )
    )
    assert after[:-1] == before
    assert after[-1][2:4] == ("rejected", "withdrawn")
    assert set(ModerationAction.objects.values_list("note", flat=True)) == {""}
    assert "Kept: When and by whom 1 reply was decided about" in said


def test_emptied_reply_cannot_be_published_again(replied, decide):
    comment = replied("approved")
    run()
    with pytest.raises(moderation.NotPossible):
        decide(comment.pk)


@pytest.mark.parametrize("standing", ["banned", "suspended"])
def test_ban_outlives_the_erasure_as_a_keyed_hash(
    person, replied, send, capsys, moderator, standing
):
    until = timezone.now() + timezone.timedelta(days=3)
    person.standing = standing
    person.suspended_until = until if standing == "suspended" else None
    person.save()
    StandingChange.objects.create(
        commenter=person,
        moderator=moderator,
        from_standing="normal",
        to_standing=standing,
        reason="Threats.",
    )
    replied()
    said = run(capsys=capsys)
    assert f"“{standing.title()}”" in said
    person.refresh_from_db()
    assert (person.email, person.standing_now) == ("", standing)
    assert person.standing_changes.count() == 1
    send(email=ADDRESS.upper())
    again = Comment.objects.get().commenter
    assert again == person
    assert (again.email, again.standing_now) == (ADDRESS.upper(), standing)


def test_ended_suspension_is_no_reason_to_keep(person, replied):
    person.standing = "suspended"
    person.suspended_until = timezone.now() - timezone.timedelta(minutes=1)
    person.save()
    run()
    assert Commenter.objects.count() == 0


@pytest.mark.parametrize("standing", ["trusted", "held"])
def test_other_standings_go(person, standing):
    person.standing = standing
    person.save()
    run()
    assert Commenter.objects.count() == 0


def test_stop_of_mail_is_kept_as_a_keyed_hash(person, capsys):
    person.mail_stopped_at = timezone.now()
    person.save()
    assert "that it wants no email" in run(capsys=capsys)
    person.refresh_from_db()
    assert person.email == ""
    assert person.mail_stopped_at


def test_kept_hash_survives_the_rotation_of_keys(person, replied):
    person.standing = "banned"
    person.save()
    run()
    before = Commenter.objects.get().email_hash
    call_command("rotate_keys", verbosity=0)
    assert Commenter.objects.get().email_hash == before


def test_second_run_is_harmless(person, answered, capsys):
    person.standing = "banned"
    person.save()
    run()
    rows = list(Comment.objects.values().order_by("pk"))
    said = run(capsys=capsys)
    assert "Erased: 0 replies" in said
    assert "“Banned”" in said
    assert list(Comment.objects.values().order_by("pk")) == rows


def test_unknown_address_is_said_and_is_a_failure(replied):
    replied()
    with pytest.raises(CommandError, match="Nothing is kept about this address"):
        run("nobody@example.org")
    run()
    with pytest.raises(CommandError):
        run()
    with pytest.raises(UnknownPerson):
        erase_person(email=ADDRESS)


def test_other_people_lose_nothing(replied, article):
    other = CommentFactory(article=article)
    replied()
    run()
    assert Comment.objects.get() == other
    assert Comment.objects.get().commenter.email == other.commenter.email


def test_mails_to_the_address_and_about_the_reply_do_not_leave_any_more(
    replied, outbox, capsys, settings
):
    comment = replied()
    link = f"{settings.BASE_URL}{comment.get_absolute_url()}"
    send_mail("To Ada", "x", None, ["Ada <ADA@example.org>"])
    send_mail("About Ada", f"Ada answered:\n\n{link}\n", None, ["bea@example.org"])
    send_mail("Other", f"{link}7", None, ["bea@example.org", "ada@example.org.uk"])
    assert "2 waiting mails" in run(capsys=capsys)
    assert [mail.subject for mail in outbox()] == ["Other"]


def test_mail_whose_key_is_gone_does_not_hinder_an_erasure(replied, outbox, settings):
    replied()
    settings.FIELD_ENCRYPTION_KEYS = ["another-key-for-the-test-suite-000000"]
    send_mail("Unreadable", "x", None, ["bea@example.org"])
    settings.FIELD_ENCRYPTION_KEYS = ["only-for-the-test-suite-first-key-00"]
    run()
    assert Commenter.objects.count() == 0


def test_caches_are_told_of_each_public_reply(
    answered, replied, django_capture_on_commit_callbacks
):
    other, told = replied("approved"), set()

    def hear(comment, **kwargs):
        told.add((comment.pk, comment.article_id, comment.status))

    comment_status_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            run()
    finally:
        comment_status_changed.disconnect(hear)
    article = answered.article_id
    assert told == {(c.pk, article, "withdrawn") for c in (answered, other)}


def test_many_replies_are_erased_in_one_go(replied, article):
    CommentFactory.create_batch(1200, article=article, commenter=replied().commenter)
    assert erase_person(email=ADDRESS).replies == 1201
    assert Comment.objects.count() == 0


# From the pages


def test_receipt_erases_its_one_reply_at_once(send, reader, receipt):
    send(body="Another one.")
    form = page_of(reader.get(receipt)).select_one("form[action$='/erase/']")
    answer = reader.post(form["action"], {"sure": "1"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert "1 reply is gone for ever" in answer.content.decode()
    assert Comment.objects.get().body == "Another one."
    assert Commenter.objects.count() == 1
    assert reader.get(receipt).status_code == 404
    assert reader.post(f"{receipt}erase/", {"sure": "1"}).status_code == 404


def test_address_goes_with_its_only_reply(reader, receipt):
    reader.post(f"{receipt}erase/", {"sure": "1"})
    assert Commenter.objects.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"standing": "held"},
        {"confirmation_sent_at": "2026-01-01T00:00Z"},
        {"mail_stopped_at": "2026-01-01T00:00Z"},
    ],
)
def test_address_stays_while_something_hangs_on_it(reader, receipt, change):
    Commenter.objects.update(**change)
    reader.post(f"{receipt}erase/", {"sure": "1"})
    assert Commenter.objects.count() == 1


def test_receipt_of_an_emptied_reply_is_as_unknown(reader, receipt, decide):
    decide(Comment.objects.get().pk, "rejected", reason="other")
    answer = reader.post(f"{receipt}erase/", {"sure": "1"})
    assert "stays on record" in answer.content.decode()
    assert reader.get(receipt).status_code == 404
    assert reader.get(f"{receipt}reply.json").status_code == 404


@pytest.mark.parametrize("place", ["receipt", "owner_page"])
def test_nothing_is_erased_without_the_tick(request, reader, place):
    address = request.getfixturevalue(place)
    answer = reader.post(f"{address}erase/")
    assert answer.status_code == 422
    assert "Nothing was erased" in answer.content.decode()
    assert Comment.objects.count() == 1
    assert Comment.objects.get().body


def test_mailed_page_erases_everything(owner_page, send, reader, outbox):
    send(body="Another one.")
    form = page_of(reader.get(owner_page)).select_one("form[action$='/erase/']")
    answer = reader.post(form["action"], {"sure": "1"})
    assert "2 replies are gone for ever" in answer.content.decode()
    assert Comment.objects.count() == 0
    assert Commenter.objects.count() == 0
    assert outbox() == []
    assert reader.get(owner_page).status_code == 404


def test_another_site_cannot_erase(reader, receipt):
    headers = {"Origin": "https://elsewhere.example"}
    answer = reader.post(f"{receipt}erase/", {"sure": "1"}, headers=headers)
    assert answer.status_code == 400
    assert Comment.objects.count() == 1


def test_same_words_can_be_sent_again_after_an_erasure(send, reader, decide):
    first = send()["Location"]
    decide(Comment.objects.get().pk, "rejected", reason="other")
    reader.post(f"{first}erase/", {"sure": "1"})
    second = send()["Location"]
    assert second != first
    assert reader.get(second).status_code == 200
    assert json.loads(reader.get(f"{second}reply.json").content)["status"] == "pending"
