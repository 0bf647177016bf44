from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import signing
from django.utils import timezone

from comments import moderation
from comments.models import Comment
from tests.comments.conftest import page_of

pytestmark = pytest.mark.django_db


def test_receipt_is_for_its_sender_only(send, reader):
    response = reader.get(send()["Location"])
    assert response.status_code == 200
    assert "private" in response["Cache-Control"]
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"


def test_answer_to_a_post_is_not_kept_by_any_cache(send):
    assert "no-store" in send()["Cache-Control"]


@pytest.mark.parametrize(
    "forge",
    [
        lambda key: key[:-1],
        lambda key: key[:-1] + ("A" if key[-1] != "A" else "B"),
        lambda key: "OTk5OQ" + key[key.index(":") :],
        lambda key: key.partition(":")[0],
        lambda key: signing.dumps(1),
        lambda key: "1",
        lambda key: "%00",
        lambda key: "a" * 3000,
    ],
)
def test_forged_receipt_is_as_unknown(send, reader, forge):
    key = send()["Location"].split("/")[-2]
    response = reader.get(f"/comments/receipt/{forge(key)}/")
    assert response.status_code == 404
    assert response.content == reader.get("/nothing/here/").content


def test_receipt_expires(send, reader):
    address = send()["Location"]
    days = timedelta(days=settings.NEWSROOM_RECEIPT_DAYS)
    with time_machine.travel(timezone.now() + days - timedelta(hours=1)):
        assert reader.get(address).status_code == 200
    with time_machine.travel(timezone.now() + days + timedelta(hours=1)):
        assert reader.get(address).status_code == 404
        assert reader.post(f"{address}withdraw/").status_code == 404


def test_receipt_of_an_erased_reply_is_as_unknown(send, reader):
    address = send()["Location"]
    Comment.objects.all().delete()
    assert reader.get(address).status_code == 404


def test_receipt_says_that_the_reply_was_rejected(send, reader, moderator):
    address = send()["Location"]
    pk = Comment.objects.get().pk
    moderation.decide(comment_id=pk, to="rejected", by=moderator, reason="other")
    page = page_of(reader.get(address))
    assert "Your reply was not published" in page.text
    assert not page.select("form[action$='/withdraw/']")


def test_filled_trap_makes_spam_but_the_receipt_reads_as_pending(send, reader):
    honest = send(body="The same words.", email="bea@example.org")
    trapped = send(body="The same words.", website="https://shop.example")
    first, second = Comment.objects.order_by("pk")
    assert (first.status, second.status) == ("pending", "spam")
    assert second.held_because == "A field that people do not see was filled in."
    seen, shown = (reader.get(r["Location"]) for r in (honest, trapped))
    assert page_of(seen).select_one(".receipt__title").text.split() == (
        page_of(shown).select_one(".receipt__title").text.split()
    )
    assert "A moderator reads it before it appears." in shown.content.decode()
    assert "spam" not in shown.content.decode().lower()


def test_trapped_reply_answers_like_any_other(send):
    response = send(website="x")
    assert response.status_code == 303
    assert response["Location"].startswith("/comments/receipt/")
