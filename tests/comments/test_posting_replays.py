"""One submission makes one comment, however often it arrives."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments.models import Comment
from tests.comments.conftest import RANDOM_TOKEN, page_of

pytestmark = pytest.mark.django_db


def later(**by):
    return time_machine.travel(timezone.now() + timedelta(**by), tick=False)


def test_same_random_token_gives_the_same_receipt_and_one_row(send):
    first = send(token=RANDOM_TOKEN)
    with later(minutes=10):
        second = send(token=RANDOM_TOKEN)
    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_same_random_token_works_after_days(send):
    first = send(token=RANDOM_TOKEN)
    with later(days=3):
        assert send(token=RANDOM_TOKEN)["Location"] == first["Location"]


def test_second_text_sent_with_a_token_that_the_browser_kept_is_not_lost(send):
    first = send(token=RANDOM_TOKEN)
    second = send(token=RANDOM_TOKEN, body="A second text.")
    assert first["Location"] != second["Location"]
    assert Comment.objects.count() == 2


def test_another_address_with_the_same_token_gets_no_receipt_of_the_first(send):
    first = send(token=RANDOM_TOKEN)
    second = send(token=RANDOM_TOKEN, email="somebody.else@example.org")
    assert first["Location"] != second["Location"]


def test_same_text_without_a_token_is_one_reply(send):
    first = send()
    with later(minutes=59):
        second = send()
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_same_text_long_after_opens_no_receipt(send):
    send()
    with later(minutes=61):
        response = send()
    page = page_of(response)
    assert response.status_code == 422
    assert "Location" not in response
    assert "You have sent us this reply before." in page.text
    assert "/comments/receipt/" not in str(page)
    assert page.find("textarea").text.strip() == "The gates were shut before noon."
    assert Comment.objects.count() == 1


def test_spelling_of_the_address_does_not_make_a_second_reply(send):
    assert send()["Location"] == send(email="ADA@example.org")["Location"]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("token", ["", "1", "a" * 15])
def test_people_with_the_same_weak_token_get_receipts_of_their_own(send, reader, token):
    first = send(token=token)
    second = send(token=token, email="bea@example.org", name="Bea", body="Mine.")
    assert first["Location"] != second["Location"]
    assert "Mine." not in page_of(reader.get(first["Location"])).text
    assert "gates" not in page_of(reader.get(second["Location"])).text


def test_same_text_by_another_person_is_another_reply(send):
    assert send()["Location"] != send(email="bea@example.org")["Location"]
    assert Comment.objects.count() == 2


def test_same_text_under_another_parent_is_another_reply(send, article):
    send()
    parent = Comment.objects.get()
    Comment.objects.update(status="approved")
    send(parent=str(parent.pk))
    assert Comment.objects.count() == 2
