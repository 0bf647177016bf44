"""What a receipt tells of the decision, and what it offers."""

import pytest

from comments.models import Comment, ReasonText
from tests.comments.conftest import page_of

pytestmark = pytest.mark.django_db


def test_receipt_says_why(receipt, reader, decide):
    decide(Comment.objects.get().pk, "rejected", reason="hate", note="Internal note.")
    text = page_of(reader.get(receipt)).text
    assert "Your reply ran down people for what they are." in text
    assert "Internal note" not in text


def test_receipt_says_it_in_the_words_of_the_house(receipt, reader, decide):
    ReasonText.objects.create(code="hate", label="Hate", text="Not in this house.")
    decide(Comment.objects.get().pk, "rejected", reason="hate")
    assert "Not in this house." in page_of(reader.get(receipt)).text


def test_receipt_tells_the_latest_reason(receipt, reader, decide):
    pk = Comment.objects.get().pk
    decide(pk, "rejected", reason="hate")
    decide(pk, "pending")
    assert not page_of(reader.get(receipt)).select(".receipt__reason")
    decide(pk, "rejected", reason="copied")
    text = page_of(reader.get(receipt)).text
    assert "Write it in your own words." in text
    assert "ran down people" not in text


@pytest.mark.parametrize("reason", ["", "a-code-of-old"])
def test_unknown_reason_is_left_out(receipt, reader, decide, reason):
    decide(Comment.objects.get().pk, "rejected", reason=reason)
    assert not page_of(reader.get(receipt)).select(".receipt__reason")


@pytest.mark.parametrize("done", ["changed", "mail", "no-mail", "link"])
def test_receipt_says_what_was_done(receipt, reader, done):
    page = page_of(reader.get(receipt, {"done": done}))
    assert page.select_one(".receipt__done").text.strip()


def test_only_known_words_are_said(receipt, reader):
    answer = reader.get(receipt, {"done": "<b>You won</b>"})
    assert "You won" not in answer.content.decode()
    assert not page_of(answer).select(".receipt__done")


def test_withdrawn_reply_offers_no_more_than_its_data(receipt, reader):
    reader.post(f"{receipt}withdraw/")
    page = page_of(reader.get(receipt))
    actions = {form["action"].split("/")[-2] for form in page.select(".receipt form")}
    assert actions == {"erase", "link"}


def test_nothing_on_the_receipt_sets_a_cookie_or_looks_at_one(receipt, reader):
    for act in ("edit", "mail", "link", "withdraw", "erase"):
        reader.post(f"{receipt}{act}/", {"sure": "1", "wanted": "1"})
    assert not reader.cookies


@pytest.mark.parametrize("act", ["edit", "mail", "link", "erase"])
def test_acts_need_a_post_from_this_site_and_a_key(receipt, reader, act):
    address = f"{receipt}{act}/"
    fields = {"sure": "1", "wanted": "1", "body": "x", "revision": 1}
    headers = {"Origin": "https://elsewhere.example"}
    forged = address.replace("/receipt/", "/receipt/x")
    before = Comment.objects.values().get()
    assert reader.get(address).status_code == 405
    assert reader.post(address, fields, headers=headers).status_code == 400
    assert reader.post(forged, fields).status_code == 404
    assert Comment.objects.values().get() == before


def test_no_page_of_others_leads_to_a_receipt(
    receipt, reader, decide, article, as_user, moderator
):
    comment = decide(Comment.objects.get().pk)
    key = receipt.split("/")[-2]
    pages = [article.url, "/", comment.get_absolute_url()]
    for client, address in [
        *((reader, page) for page in pages),
        (as_user(moderator), "/admin/comments/"),
        (as_user(moderator), "/admin/comments/approved/"),
    ]:
        text = client.get(address, follow=True).content.decode()
        assert key not in text
        assert "/comments/receipt/" not in text


def test_one_receipt_does_not_open_another(send, reader):
    first, second = (send(body=body)["Location"].split("/")[-2] for body in "ab")
    signature = first.partition(":")[2]
    other = second.partition(":")[0]
    assert reader.get(f"/comments/receipt/{other}:{signature}/").status_code == 404
