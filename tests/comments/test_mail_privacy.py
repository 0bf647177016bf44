"""Two readers, an address each, through all of the receipt: neither's gets out."""

import logging

import pytest
from django.core.management import call_command

from comments.models import Comment, Commenter
from comments.signal_handlers import tell_who_was_answered
from tests.comments.outbox import link_in
from tests.comments.test_address_privacy import (
    ADDRESS,
    everything_of,
    holds_a_trace,
    traces,
)

pytestmark = pytest.mark.django_db

OTHER = "bea@example.org"


def whole(mail) -> str:
    """A mail as it leaves, but for whom it goes to."""
    message = mail.message()
    del message["To"]
    return f"{message.as_string()}\n{mail.subject}\n{mail.body}"


@pytest.fixture
def canary_receipt(send):
    """The receipt of the reader whose address nobody may see."""
    return send(email=ADDRESS, name="Zo", body="The first word.")["Location"]


@pytest.fixture
def answers(canary_receipt, reader, outbox, decide):
    """Every answer that the site gives while all buttons are pressed, by address."""
    seen = []

    def go(path, fields=None):
        answer = reader.get(path) if fields is None else reader.post(path, fields)
        seen.append((path, answer))
        return answer

    for act, fields in {
        "": None,
        "edit/": {"body": "Another word.", "revision": "1"},
        "mail/": {"wanted": "1"},
        "link/": {},
        "reply.json": None,
    }.items():
        go(f"{canary_receipt}{act}", fields)
    go(f"{canary_receipt}edit/", {"body": "", "revision": "x"})
    go(f"{canary_receipt}erase/", {})
    page, stop = (link_in(outbox()[0], part) for part in ("address", "mail"))
    go(page)
    go(f"{page}confirm/", {})
    go(stop)
    go(stop, {})
    go(stop, {"again": "1"})
    go(f"{page}erase/", {})
    decide(Comment.objects.get().pk)
    go(canary_receipt)
    go(f"{canary_receipt}withdraw/", {})
    go(f"{page}erase/", {"sure": "1"})
    return seen


def test_no_answer_of_the_site_holds_a_trace(answers):
    assert len(answers) == 16
    for path, answer in answers:
        assert holds_a_trace(path) == []
        assert holds_a_trace(everything_of(answer)) == [], path


def test_only_the_owner_s_file_holds_the_address(canary_receipt, reader, outbox):
    reader.post(f"{canary_receipt}link/")
    page = link_in(outbox()[0], "address")
    assert holds_a_trace(everything_of(reader.get(f"{page}all.json")))


def test_mail_to_its_owner_does_not_repeat_the_address(canary_receipt, reader, outbox):
    reader.post(f"{canary_receipt}link/")
    (mail,) = outbox()
    assert mail.to == [ADDRESS]
    assert holds_a_trace(whole(mail)) == []


def test_mail_to_another_reader_holds_no_trace(
    canary_receipt, send, reader, outbox, decide
):
    decide(Comment.objects.get().pk)
    parent = Comment.objects.get().pk
    asked = send(email=OTHER, body="Mine.", parent=parent)["Location"]
    reader.post(f"{asked}mail/", {"wanted": "1"})
    reader.post(f"{link_in(outbox()[0], 'address')}confirm/")
    mine = Comment.objects.get(body="Mine.")
    decide(mine.pk)
    send(email=ADDRESS, name="Zo", body="Back to you.", parent=mine.pk)
    answer = Comment.objects.get(body="Back to you.")
    tell_who_was_answered(decide(answer.pk))
    mail = outbox()[-1]
    assert mail.to == [OTHER]
    assert f"/comments/{answer.pk}/" in mail.body
    assert holds_a_trace(whole(mail)) == []
    assert OTHER not in whole(mail)


def test_logs_hold_no_trace(caplog, request, settings):
    with caplog.at_level(logging.DEBUG):
        request.getfixturevalue("answers")
        call_command("clock")
    lines = [
        record.getMessage()
        for record in caplog.records
        if record.name != "django.db.backends"
    ]
    assert holds_a_trace("\n".join(lines)) == []


def test_commands_do_not_repeat_the_address_they_were_given(canary_receipt, capsys):
    call_command("erase_commenter", ADDRESS)
    assert holds_a_trace(capsys.readouterr().out) == []
    assert Commenter.objects.count() == 0


def test_planted_trace_is_found(answers):
    assert traces()
    _path, answer = answers[0]
    answer["X-Planted"] = ADDRESS
    assert holds_a_trace(everything_of(answer))
