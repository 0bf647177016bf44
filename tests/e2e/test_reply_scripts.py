"""The reply form with scripts: in place, kept, counted, and answered in place."""

import re

import pytest
from playwright.sync_api import expect

from comments.models import Comment, Discussion
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def replies(article):
    Discussion.objects.create(article=article, approved_count=2)
    return [
        CommentFactory(article=article, status="approved", name=name)
        for name in ("Ada Quill", "Bea Fox")
    ]


@pytest.fixture
def story(person, article, replies):
    """The story in a browser; at the end nothing was complained of."""
    page, complaints = person(width=390), []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else 0)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(article.url)
    yield page
    # The browser itself tells of every answer that is no success.
    assert [text for text in complaints if "Failed to load resource" not in text] == []


def fill(page, body="My text.", name="Cy Third", email="cy@example.org"):
    form = page.locator("#comment-form")
    form.locator("[name=body]").fill(body)
    form.locator("[name=name]").fill(name)
    form.locator("[name=email]").fill(email)


def send(page):
    page.locator("#comment-form [type=submit]").click()


def answer(page, comment):
    page.locator(f"#comment-{comment.pk} [data-reply-to]").click()


def kept(page) -> dict:
    return page.evaluate(
        "Object.fromEntries(Object.entries(localStorage)"
        ".filter(([key]) => key.startsWith('reply-draft')))"
    )


def test_form_comes_under_the_reply_and_goes_back(
    story, replies, photograph, assert_accessible
):
    answer(story, replies[0])
    form = story.locator(f"#comment-{replies[0].pk} #comment-form")
    expect(form.get_by_text("You are replying to")).to_be_visible()
    expect(form.locator("[data-reply-name]")).to_have_text("Ada Quill")
    expect(form.locator("[name=body]")).to_be_focused()
    assert_accessible(story)
    photograph(story, "reply-in-place-390")
    story.keyboard.press("Escape")
    expect(story.locator(".comment #comment-form")).to_have_count(0)
    expect(story.locator("#comment-form [name=parent]")).to_have_value("")
    expect(story.get_by_text("You are replying to")).to_be_hidden()
    expect(story.locator(f"#comment-{replies[0].pk} [data-reply-to]")).to_be_focused()


def test_answer_is_sent_and_its_receipt_stands_in_its_place(
    story, replies, article, photograph, assert_accessible
):
    answer(story, replies[0])
    answer(story, replies[1])
    fill(story)
    send(story)
    receipt = story.locator(f"#comment-{replies[1].pk} .receipt")
    expect(receipt.get_by_role("heading")).to_have_text("Thank you, we have your reply")
    expect(receipt.get_by_role("heading")).to_be_focused()
    expect(story.locator("form#comment-form")).to_have_count(0)
    assert story.url.endswith(article.url)
    sent = Comment.objects.latest("pk")
    assert (sent.parent, sent.body, sent.name) == (replies[1], "My text.", "Cy Third")
    assert kept(story) == {}
    assert_accessible(story)
    photograph(story, "receipt-in-place-390")
    receipt.get_by_role("link", name="Open this receipt").click()
    story.wait_for_url(re.compile("/comments/receipt/"))
    expect(story.get_by_role("heading", level=1)).to_contain_text("Thank you")


def test_text_is_kept_in_the_browser_but_not_who_wrote_it(story, article):
    fill(story, body="Half a thought", name="Secret Name", email="secret@example.org")
    expect(story.get_by_text("Your text is kept in this browser")).to_be_visible()
    expect(story.get_by_role("button", name="Discard it")).to_be_hidden()
    story.reload()
    expect(story.locator("[name=body]")).to_have_value("Half a thought")
    expect(story.get_by_text("This is the text that you had not sent")).to_be_visible()
    assert "ecret" not in str(kept(story))
    story.get_by_role("button", name="Discard it").click()
    expect(story.locator("[name=body]")).to_have_value("")
    assert kept(story) == {}
    story.reload()
    expect(story.locator("[name=body]")).to_have_value("")


def test_each_answer_has_a_draft_of_its_own(story, replies):
    answer(story, replies[0])
    story.locator("[name=body]").fill("To Ada")
    story.reload()
    expect(story.locator("[name=body]")).to_have_value("")
    answer(story, replies[1])
    expect(story.locator("[name=body]")).to_have_value("")
    answer(story, replies[0])
    expect(story.locator("[name=body]")).to_have_value("To Ada")


def test_text_goes_along_when_the_form_is_moved(story, replies):
    story.locator("[name=body]").fill("Wherever")
    answer(story, replies[0])
    expect(story.locator("[name=body]")).to_have_value("Wherever")
    assert list(kept(story)) == [f"reply-draft-{replies[0].article_id}-{replies[0].pk}"]


def test_old_draft_is_dropped(story, article):
    story.evaluate(
        "key => localStorage.setItem(key, JSON.stringify({body: 'Old', at: 1}))",
        f"reply-draft-{article.pk}-0",
    )
    story.reload()
    expect(story.locator("[name=body]")).to_have_value("")
    assert kept(story) == {}


def test_browser_that_keeps_nothing_still_sends(person, article, replies):
    page = person()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(article.url)
    fill(page)
    expect(page.get_by_text("Your text is kept in this browser")).to_be_hidden()
    send(page)
    expect(page.locator(".receipt__title")).to_be_visible()


def test_characters_left_are_told(story, settings):
    settings.NEWSROOM_REPLY_MAX_LENGTH = 300
    story.reload()
    story.locator("[name=body]").fill("😀" * 90)
    expect(story.locator("[data-reply-left]")).to_have_text("Characters left: 210")
    story.wait_for_timeout(1200)
    expect(story.locator("[data-reply-left-said]")).to_be_empty()
    story.locator("[name=body]").fill("x" * 250)
    expect(story.locator("[data-reply-left-said]")).to_have_text("Characters left: 50")
    story.locator("[name=body]").fill("x" * 303)
    expect(story.locator("[data-reply-left]")).to_have_text("Characters too many: 3")


def test_what_is_wrong_is_said_in_place_with_the_text_kept(
    story, replies, photograph, assert_accessible
):
    answer(story, replies[0])
    fill(story, name="Editor", email="nonsense")
    send(story)
    form = story.locator(f"#comment-{replies[0].pk} #comment-form")
    expect(form.locator(".error-summary")).to_be_focused()
    expect(form.locator(".field__error")).to_have_count(2)
    expect(form.locator("[name=body]")).to_have_value("My text.")
    expect(form.locator("[data-reply-name]")).to_have_text("Ada Quill")
    assert_accessible(story)
    photograph(story, "reply-refused-390")
    fill(story)
    send(story)
    expect(story.locator(".receipt__title")).to_be_visible()
    assert Comment.objects.latest("pk").parent == replies[0]


def test_too_fast_is_said_in_place_with_the_text_kept(story, settings):
    settings.NEWSROOM_REPLY_RATE = (0, 60)
    fill(story)
    send(story)
    expect(story.locator(".error-summary")).to_be_focused()
    expect(story.locator(".error-summary")).to_contain_text("Please send it again in")
    send(story)
    expect(story.locator(".error-summary")).to_have_count(1)
    expect(story.locator("[name=body]")).to_have_value("My text.")
    settings.NEWSROOM_REPLY_RATE = (60, 60)
    send(story)
    expect(story.locator(".receipt__title")).to_be_visible()


def test_thread_that_was_closed_meanwhile_is_said_in_place(story, article):
    fill(story)
    Discussion.objects.filter(article=article).update(state="closed")
    send(story)
    said = story.locator(".error-summary")
    expect(said).to_contain_text("This cannot be answered any more.")
    expect(story.locator("[name=body]")).to_have_value("My text.")


def test_lost_connection_keeps_the_text_and_a_second_try_makes_one_reply(
    story, article, replies
):
    story.route("**/comments/post/**", lambda route: route.abort())
    fill(story)
    send(story)
    expect(story.locator(".error-summary")).to_contain_text("We could not be reached.")
    expect(story.locator("[name=body]")).to_have_value("My text.")
    assert kept(story)
    story.unroute("**/comments/post/**")
    send(story)
    expect(story.locator(".receipt__title")).to_be_visible()
    assert Comment.objects.count() == len(replies) + 1


def test_fault_of_ours_is_said_in_place(story):
    story.route("**/comments/post/**", lambda r: r.fulfill(status=503, body="down"))
    fill(story)
    send(story)
    expect(story.locator(".error-summary")).to_contain_text("Something went wrong")
    expect(story.locator("[name=body]")).to_have_value("My text.")


def test_double_click_sends_one_reply(story, replies):
    fill(story)
    story.locator("#comment-form [type=submit]").dblclick()
    expect(story.locator(".receipt__title")).to_be_visible()
    assert Comment.objects.count() == len(replies) + 1


def test_form_on_a_page_of_its_own_answers_in_place_too(person, article, replies):
    page = person()
    page.goto(f"/comments/post/{article.pk}/reply/{replies[0].pk}/")
    fill(page)
    send(page)
    expect(page.locator(".receipt__title")).to_be_visible()
    assert Comment.objects.latest("pk").parent == replies[0]


def test_without_scripts_every_way_is_a_plain_page(person, article, replies):
    page = person(java_script_enabled=False)
    page.goto(article.url)
    answer(page, replies[0])
    page.wait_for_url(f"**/reply/{replies[0].pk}/")
    fill(page)
    send(page)
    page.wait_for_url(re.compile("/comments/receipt/"))
    page.goto(article.url)
    page.locator(f"#comment-{replies[0].pk} .comment__report").click()
    page.get_by_label("It is advertising").check()
    page.get_by_role("button", name="Send report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Thank you for your report"
    )
    assert Comment.objects.get(pk=replies[0].pk).flag_count == 1
