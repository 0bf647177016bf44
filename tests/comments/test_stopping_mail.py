"""One press ends all mail, from a page or from a mail program, and it is remembered."""

import pytest
import time_machine
from django.utils import timezone

from comments.models import Commenter
from tests.comments.conftest import page_of
from tests.comments.outbox import link_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def stop(outbox, reader, receipt):
    reader.post(f"{receipt}link/")
    return link_in(outbox()[0], "mail")


def test_looking_at_the_page_stops_nothing(stop, reader):
    answer = reader.get(stop)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert Commenter.objects.get().mail_stopped_at is None
    assert page_of(answer).select_one("main form button").text == (
        "Stop all email to my address"
    )


def test_mail_program_stops_it_with_one_post(stop, reader):
    headers = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    answer = reader.post(stop, {"List-Unsubscribe": "One-Click"}, headers=headers)
    assert answer.status_code == 200
    assert "You get no more email from us" in answer.content.decode()
    assert Commenter.objects.get().mail_stopped_at


def test_stop_takes_back_what_waits_and_later_requests_send_nothing(
    stop, reader, receipt, outbox
):
    reader.post(stop)
    assert outbox() == []
    Commenter.objects.update(confirmation_sent_at=None)
    reader.post(f"{receipt}mail/", {"wanted": "1"})
    reader.post(f"{receipt}link/")
    assert outbox() == []


def test_second_press_changes_nothing(stop, reader):
    reader.post(stop)
    first = Commenter.objects.get().mail_stopped_at
    reader.post(stop)
    assert Commenter.objects.get().mail_stopped_at == first


def test_stop_can_be_taken_back_there(stop, reader):
    reader.post(stop)
    button = page_of(reader.get(stop)).select_one("button[name=again]")
    reader.post(stop, {"again": button["value"]})
    assert Commenter.objects.get().mail_stopped_at is None


def test_stop_of_an_erased_address_answers_the_same(stop, reader):
    Commenter.objects.all().delete()
    answer = reader.post(stop)
    assert answer.status_code == 200
    assert "You get no more email from us" in answer.content.decode()


def test_forged_stop_is_unknown(stop, reader):
    assert reader.post(stop.replace("/mail/", "/mail/x")).status_code == 404
    assert Commenter.objects.get().mail_stopped_at is None


def test_stop_works_for_ever(stop, reader):
    with time_machine.travel(timezone.now().replace(year=2036, day=1)):
        assert reader.post(stop).status_code == 200
    assert Commenter.objects.get().mail_stopped_at


def test_mail_on_one_reply_can_be_switched_off_on_its_receipt(receipt, reader, outbox):
    reader.post(f"{receipt}mail/", {"wanted": "1"})
    form = page_of(reader.get(receipt)).select_one("form[action$='/mail/']")
    reader.post(form["action"], {form.button["name"]: form.button["value"]})
    person = Commenter.objects.get()
    assert not person.comments.get().wants_mail
    assert person.mail_stopped_at is None
