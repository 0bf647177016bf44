import pytest

from comments import moderation
from comments.models import Comment, Discussion, ModerationAction
from tests.comments.conftest import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt(send) -> str:
    return send()["Location"]


def test_sender_takes_the_reply_back_once(receipt, reader):
    first = reader.post(f"{receipt}withdraw/")
    second = reader.post(f"{receipt}withdraw/")
    assert (first.status_code, first["Location"]) == (303, receipt)
    assert (second.status_code, second["Location"]) == (303, receipt)
    assert Comment.objects.get().status == "withdrawn"
    records = ModerationAction.objects.filter(actor="sender")
    assert [(r.from_status, r.to_status) for r in records] == [("pending", "withdrawn")]


def test_receipt_says_that_it_was_withdrawn(receipt, reader):
    reader.post(f"{receipt}withdraw/")
    page = page_of(reader.get(receipt))
    assert "You have withdrawn your reply" in page.text
    assert not page.select("form[action$='/withdraw/']")


def test_button_on_the_receipt_withdraws(receipt, reader):
    form = page_of(reader.get(receipt)).select_one("form[action$='/withdraw/']")
    reader.post(form["action"])
    assert Comment.objects.get().status == "withdrawn"


def test_withdrawn_public_reply_leaves_the_story(receipt, reader, article, moderator):
    pk = Comment.objects.get().pk
    moderation.decide(comment_id=pk, to="approved", by=moderator)
    reader.post(f"{receipt}withdraw/")
    assert "The gates were shut" not in reader.get(article.url).content.decode()
    assert Discussion.objects.get(article=article).approved_count == 0


def test_rejected_reply_stays_rejected(receipt, reader, moderator):
    pk = Comment.objects.get().pk
    moderation.decide(comment_id=pk, to="rejected", by=moderator, reason="other")
    assert reader.post(f"{receipt}withdraw/").status_code == 303
    assert Comment.objects.get().status == "rejected"


def test_decision_between_look_and_withdrawal_is_no_error(
    receipt, reader, moderator, monkeypatch
):
    withdraw = moderation.withdraw

    def after_a_rejection(*, comment_id):
        moderation.decide(comment_id=comment_id, to="rejected", by=moderator)
        return withdraw(comment_id=comment_id)

    monkeypatch.setattr(moderation, "withdraw", after_a_rejection)
    response = reader.post(f"{receipt}withdraw/")
    assert (response.status_code, response["Location"]) == (303, receipt)
    assert Comment.objects.get().status == "rejected"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}],
)
def test_another_site_cannot_withdraw(receipt, reader, headers):
    response = reader.post(f"{receipt}withdraw/", headers=headers)
    assert response.status_code == 400
    assert Comment.objects.get().status == "pending"


def test_opening_the_address_does_not_withdraw(receipt, reader):
    assert reader.get(f"{receipt}withdraw/").status_code == 405
    assert Comment.objects.get().status == "pending"


def test_forged_key_withdraws_nothing(receipt, reader):
    forged = receipt.replace("/comments/receipt/", "/comments/receipt/x")
    assert reader.post(f"{forged}withdraw/").status_code == 404
    assert Comment.objects.get().status == "pending"
