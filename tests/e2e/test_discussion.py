"""A discussion as it goes: three readers, two moderators, each in a browser of their own."""

import pytest
from playwright.sync_api import expect

from comments.models import Comment, Flag
from tests.comments.outbox import link_in, waiting_mails
from tests.factories import ArticleFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESSES = {
    "Alma": "alma.private@example.org",
    "Bert": "bert.private@example.org",
    "Cleo": "cleo.private@example.org",
}


@pytest.fixture
def story(home):
    section = SectionFactory(title="Water", slug="water", parent=home)
    return ArticleFactory(parent=section, headline="The lock reopens")


@pytest.fixture(autouse=True)
def quick_readers(settings):
    """Who sends within a second is held for it, and not within three."""
    settings.NEWSROOM_SCREENING = [
        (check, {**options, "least_seconds": 1} if "TimeTrap" in check else options)
        for check, options in settings.NEWSROOM_SCREENING
    ]


@pytest.fixture
def outbox(settings, live_server):
    settings.EMAIL_BACKEND = "operations.mail.OutboxBackend"
    settings.BASE_URL = live_server.url
    return waiting_mails


@pytest.fixture
def moderators(home, staff):
    """Two moderators, each before the queue."""
    people = [
        UserFactory(username=name.lower(), first_name=name, group="Moderators")
        for name in ("Una", "Mo")
    ]
    return [staff(user) for user in people]


def reply(page, name: str, text: str):
    """Fill in the form that is on the page and send it; ends on the receipt."""
    form = page.locator("#comment-form")
    form.get_by_label("Comment").fill(text)
    form.get_by_label("Name").fill(name)
    form.get_by_label("Email").fill(ADDRESSES[name])
    page.wait_for_timeout(1100)  # who sends within the second is held for it
    form.get_by_role("button", name="Post reply").click()
    expect(page.get_by_text("Thank you, we have your reply")).to_be_visible()


def before(page) -> str:
    return page.locator("[data-reply] .reply__name").inner_text()


def status_of(name: str) -> str:
    return Comment.objects.get(name=name).status


def receipt_of(page) -> str:
    """The address of the receipt that stands in the page in place of the form."""
    action = page.locator(".receipt__withdraw").get_attribute("action")
    return action.removesuffix("withdraw/")


def test_three_readers_and_two_moderators(
    story, person, moderators, outbox, photograph, assert_accessible
):
    alma, bert, cleo = (person(width=width) for width in (390, 1280, 1280))
    una, mo = moderators

    # Two readers reply; nothing is public yet, and neither sees the other's reply.
    alma.goto(story.url)
    reply(alma, "Alma", "I measured the gates on Sunday.")
    alma_receipt = receipt_of(alma)
    alma.goto(alma_receipt)
    alma.get_by_role("button", name="Send me an email").click()
    expect(alma.get_by_role("status")).to_contain_text("we have written to it once")
    bert.goto(story.url)
    expect(bert.get_by_text("I measured the gates")).to_have_count(0)
    reply(bert, "Bert", "You are all fools.")
    bert_receipt = receipt_of(bert)

    # Alma confirms her address from the one mail that went out.
    (mail,) = outbox()
    alma.goto(link_in(mail, "address"))
    alma.get_by_role("button", name="Yes, the address is mine").click()
    expect(alma.get_by_text("You get an email when")).to_be_visible()

    # The moderators get one each, and decide by key.
    for page in (una, mo):
        page.goto("/admin/comments/")
    assert (before(una), before(mo)) == ("Alma", "Bert")
    una.keyboard.press("a")
    expect(una.locator(".said")).to_contain_text("Alma is now approved")
    mo.keyboard.press("r")
    mo.keyboard.press("2")
    expect(mo.locator(".said")).to_contain_text("Bert is now rejected")
    assert (status_of("Alma"), status_of("Bert")) == ("approved", "rejected")

    # Bert reads why on his receipt; the page of the story does not know him.
    bert.goto(bert_receipt)
    expect(bert.get_by_text("Your reply attacked a person.")).to_be_visible()
    bert.goto(story.url)
    expect(bert.get_by_text("You are all fools.")).to_have_count(0)

    # The third reader answers Alma in place.
    cleo.goto(story.url)
    answered = cleo.locator(".comment", has_text="I measured the gates")
    answered.get_by_role("link", name="Reply to Alma").click()
    reply(cleo, "Cleo", "And what did you find?")
    una.goto("/admin/comments/")
    assert before(una) == "Cleo"
    expect(una.get_by_text("Answers Alma")).to_be_visible()
    una.keyboard.press("a")
    expect(una.locator(".said")).to_contain_text("Cleo is now approved")

    # Alma gets a mail about it, in which nobody's address stands but her own.
    told = outbox()[-1]
    assert told.to == [ADDRESSES["Alma"]]
    assert ADDRESSES["Cleo"] not in str(told.message())
    cleo.goto(story.url)
    expect(cleo.locator(".thread__title")).to_have_text("2 replies")
    answer = cleo.locator(".comment", has_text="And what did you find?")
    expect(answer).to_have_attribute("aria-level", "2")
    assert_accessible(cleo)
    photograph(cleo, "discussion-1280")

    # A reader reports, and a moderator sets it right.
    answered = cleo.locator(".comment", has_text="I measured the gates")
    answered.get_by_role("link", name="Report").click()
    cleo.get_by_label("It claims something false").check()
    cleo.locator("main").get_by_role("button").click()
    expect(cleo.get_by_role("heading", level=1)).to_have_text(
        "Thank you for your report"
    )
    mo.goto("/admin/comments/reported/")
    assert before(mo) == "Alma"
    mo.keyboard.press("a")
    expect(mo.locator(".nothing")).to_be_visible()
    assert Flag.objects.get().settled_by.first_name == "Mo"

    # Nowhere that anybody but its owner looks stood an address.
    for page in (bert, cleo, una, mo):
        page.goto(story.url)
        for address in ADDRESSES.values():
            assert address not in page.content()
