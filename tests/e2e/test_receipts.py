"""A reader with the receipt and the mailed page, with and without scripts."""

import pytest
from playwright.sync_api import expect

from comments.models import Comment, Commenter
from comments.receipts import receipt_url
from tests.comments.outbox import link_in, waiting_mails
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def outbox(settings):
    settings.EMAIL_BACKEND = "operations.mail.OutboxBackend"
    return waiting_mails


@pytest.fixture
def receipt(article) -> str:
    return receipt_url(CommentFactory(article=article, body="The first word."))


def test_a_reader_changes_a_reply_and_erases_all_without_scripts(
    person, receipt, outbox, photograph
):
    page = person(width=390, java_script_enabled=False)
    page.goto(receipt)
    page.get_by_text("Change the text").click()
    page.get_by_label("Your reply").fill("The second word.")
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator(".comment-body")).to_have_text("The second word.")
    page.get_by_role("button", name="Send me an email").click()
    expect(page.get_by_role("status")).to_contain_text("we have written to it once")
    photograph(page, "receipt-done-390")
    (mail,) = outbox()
    page.goto(link_in(mail, "address"))
    page.get_by_role("button", name="Yes, the address is mine").click()
    expect(page.get_by_text("You get an email when")).to_be_visible()
    assert Commenter.objects.get().confirmed_at
    page.get_by_label("Yes, erase it.").check()
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("heading", name="Erased")).to_be_visible()
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_of_the_sender_is_accessible(
    person, receipt, outbox, assert_accessible, photograph, width, scheme
):
    page = person(width=width, scheme=scheme)
    complaints = []
    page.on("console", lambda said: complaints.append(said.text))
    page.goto(receipt)
    for summary in page.locator("summary").all():
        summary.click()
    assert_accessible(page)
    photograph(page, f"receipt-open-{width}-{scheme}")
    page.get_by_label("Your reply").fill("x" * 5001)
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator("[data-focus-errors]")).to_be_focused()
    assert_accessible(page)
    page.goto(receipt)
    page.get_by_text("What we keep").click()
    page.get_by_role("button", name="Email me the link").click()
    expect(page.get_by_role("status")).to_contain_text("We have written")
    (mail,) = outbox()
    for part in ("address", "mail"):
        page.goto(link_in(mail, part))
        assert_accessible(page)
        photograph(page, f"{part}-{width}-{scheme}")
    page.get_by_role("button", name="Stop all email").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("You get no more email from us")
    assert_accessible(page)
    assert not [said for said in complaints if "422" not in said]
