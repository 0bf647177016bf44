"""The mail to an address that somebody gave: rare, and nothing in it is the sender's."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments.models import Commenter
from comments.subscriptions import send_owner_link
from operations.models import OutgoingMail
from tests.comments.conftest import page_of
from tests.comments.outbox import link_in
from tests.comments.test_posting_at_once import at_once
from tests.factories import CommenterFactory

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "BUY NOW shop.example",
    "body": "Typed words that go nowhere https://shop.example/",
    "email": "stranger@example.org",
}


def test_mail_on_replies_is_asked_for_on_the_receipt(receipt, reader, outbox):
    form = page_of(reader.get(receipt)).select_one("form[action$='/mail/']")
    button = form.button
    answer = reader.post(form["action"], {button["name"]: button["value"]})
    assert (answer.status_code, answer["Location"]) == (303, f"{receipt}?done=mail")
    (mail,) = outbox()
    assert mail.to == ["ada@example.org"]
    assert Commenter.objects.get().confirmed_at is None


def test_mail_reads_as_a_letter(receipt, reader, outbox):
    reader.post(f"{receipt}link/")
    (mail,) = outbox()
    assert mail.subject == "Your address and Newsroom"
    lines = mail.body.splitlines()
    assert lines[:4] == [
        "Hello,",
        "",
        "somebody gave this address with a reply to a story in Newsroom",
        "and has now asked us to write to it. If that was you, open this page:",
    ]
    assert lines[-2:] == ["Newsroom", "https://paper.example"]
    assert (
        max(map(len, mail.body.replace(link_in(mail, "address"), "").split("\n"))) < 90
    )
    assert "&" not in mail.body
    assert "<" not in mail.body


@pytest.mark.parametrize("act", ["link", "mail"])
def test_nothing_that_the_sender_typed_is_in_the_mail(
    send, reader, outbox, article, act
):
    receipt = send(**TYPED)["Location"]
    reader.post(f"{receipt}{act}/", {"wanted": "1"})
    (mail,) = outbox()
    whole = mail.message().as_string() + mail.subject + mail.body
    for typed in ("BUY NOW", "shop.example", "Typed words", article.headline):
        assert typed not in whole


def test_one_mail_a_day_and_address_whatever_is_asked(send, reader, outbox):
    for number in range(3):
        receipt = send(body=f"Reply {number}.")["Location"]
        reader.post(f"{receipt}mail/", {"wanted": "1"})
        reader.post(f"{receipt}link/")
    assert len(outbox()) == 1
    with time_machine.travel(timezone.now() + timedelta(hours=23, minutes=59)):
        reader.post(f"{receipt}link/")
        assert len(outbox()) == 1
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        reader.post(f"{receipt}link/")
        assert len(outbox()) == 2


def test_erasing_the_reply_does_not_start_the_day_anew(send, reader, outbox):
    for _ in range(2):
        receipt = send()["Location"]
        reader.post(f"{receipt}link/")
        reader.post(f"{receipt}erase/", {"sure": "1"})
    assert len(outbox()) == 1


def test_confirmed_address_is_not_written_to_again(receipt, reader, outbox):
    Commenter.objects.update(confirmed_at=timezone.now())
    reader.post(f"{receipt}mail/", {"wanted": "1"})
    assert outbox() == []


def test_receipt_answers_the_same_whether_a_mail_was_sent_or_not(send, reader, outbox):
    first = send(body="One.")["Location"]
    sent = reader.post(f"{first}link/")
    second = send(body="One.", email="bea@example.org")["Location"]
    Commenter.objects.update(mail_stopped_at=timezone.now())
    not_sent = reader.post(f"{second}link/")
    assert len(outbox()) == 1
    pages = [
        page_of(reader.get(answer["Location"])).select_one(".receipt").text
        for answer in (sent, not_sent)
    ]
    assert pages[0] == pages[1]


def test_link_opens_a_page_that_changes_nothing_by_itself(owner_page, reader):
    before = Commenter.objects.values().get()
    answer = reader.get(owner_page)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"
    assert Commenter.objects.values().get() == before


def test_button_on_the_page_confirms_and_another_stops(owner_page, reader):
    form = page_of(reader.get(owner_page)).select_one("form[action$='/confirm/']")
    answer = reader.post(form["action"])
    assert (answer.status_code, answer["Location"]) == (303, owner_page)
    assert Commenter.objects.get().confirmed_at
    form = page_of(reader.get(owner_page)).select_one("form[action$='/stop/']")
    reader.post(form["action"])
    assert Commenter.objects.get().mail_stopped_at


def test_owner_can_confirm_after_a_stop(owner_page, reader):
    reader.post(f"{owner_page}stop/")
    reader.post(f"{owner_page}confirm/")
    person = Commenter.objects.get()
    assert person.confirmed_at
    assert person.mail_stopped_at is None


@pytest.mark.parametrize("act", ["confirm", "stop", "erase"])
def test_buttons_of_the_page_obey_no_other_site_and_no_get(owner_page, reader, act):
    headers = {"Sec-Fetch-Site": "cross-site"}
    before = Commenter.objects.values().get()
    assert reader.get(f"{owner_page}{act}/").status_code == 405
    foreign = reader.post(f"{owner_page}{act}/", {"sure": "1"}, headers=headers)
    assert foreign.status_code == 400
    assert Commenter.objects.values().get() == before


def test_link_expires(owner_page, reader):
    with time_machine.travel(timezone.now() + timedelta(hours=47)):
        assert reader.get(owner_page).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        for part in ("", "all.json"):
            assert reader.get(f"{owner_page}{part}").status_code == 404
        for act in ("confirm/", "stop/", "erase/"):
            assert reader.post(f"{owner_page}{act}", {"sure": "1"}).status_code == 404


def test_forged_link_and_a_receipt_s_key_open_nothing(owner_page, receipt, reader):
    key = owner_page.split("/")[-2]
    receipt_key = receipt.split("/")[-2]
    for forged in (key[:-1], "x" + key, receipt_key, receipt_key.split(":")[0]):
        assert reader.get(f"/comments/address/{forged}/").status_code == 404
    assert reader.get(f"/comments/receipt/{key}/").status_code == 404


def test_receipt_gives_neither_address_nor_key_of_its_page(receipt, reader, outbox):
    answer = reader.post(f"{receipt}link/")
    key = link_in(outbox()[0], "address").split("/")[-2]
    page = reader.get(answer["Location"]).content.decode()
    assert key not in page
    assert "ada@example.org" not in page


@pytest.mark.django_db(transaction=True)
def test_many_requests_at_once_write_one_mail(settings):
    settings.EMAIL_BACKEND = "operations.mail.OutboxBackend"
    pk = CommenterFactory().pk
    answers = at_once(lambda _: send_owner_link(commenter_id=pk), range(8))
    assert answers.count(True) == 1
    assert OutgoingMail.objects.count() == 1
