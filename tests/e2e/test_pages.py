"""Every screen that readers and moderators meet, on the demo paper: whole, accessible,
within its window, with nothing from another host."""

import pytest
from playwright.sync_api import expect

from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db(transaction=True)

LOCK = "/water/harbour-board-votes-to-reopen-old-lock/"
READERS_PAGES = {
    "front": "/",
    "section": "/water/",
    "story": LOCK,
    "author": "/authors/ines-calder/",
    "topic": "/topics/the-old-lock/",
    "corrections": "/corrections/",
    "search": "/search/?q=lock",
    "not-found": "/no/such/page/",
}


def test_readers_pages_are_whole_and_accessible(
    demo, person, photograph, assert_accessible, live_server
):
    for width, scheme in [(390, "light"), (1280, "dark")]:
        page = person(width=width, scheme=scheme)
        look_at_every_page(page, photograph, assert_accessible, live_server.url)


def look_at_every_page(page, photograph, assert_accessible, our_host):
    width = page.viewport_size["width"]
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for name, address in READERS_PAGES.items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert not scrolls_sideways(page), name
        assert_accessible(page)
        photograph(page, f"{name}-{width}")
    strangers = [url for url in asked if not url.startswith((our_host, "data:"))]
    assert strangers == []
    assert [text for text in complaints if "404" not in text] == []


def scrolls_sideways(page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_the_reply_form_works_without_scripts_and_keeps_what_was_typed(
    article, person, photograph
):
    page = person(width=390, java_script_enabled=False)
    page.goto(article.url)
    form = page.locator("#comment-form")
    expect(
        form.get_by_text("Your email address will not be published.")
    ).to_be_visible()
    form.locator("[name=body]").fill("A question about the hinge. " * 200)
    form.locator("[name=name]").fill("Ada")
    form.locator("[name=email]").fill("ada@example.org")
    form.get_by_role("button").click()

    expect(page.get_by_text("Nothing was cut").first).to_be_visible()
    kept = page.locator("#comment-form [name=body]").input_value()
    assert kept.strip() == ("A question about the hinge. " * 200).strip()
    photograph(page, "form-with-errors-390")

    page.locator("[name=body]").fill("A question about the hinge.")
    page.locator("#comment-form").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")


def test_the_form_with_errors_and_its_receipt_are_accessible(
    article, person, photograph, assert_accessible
):
    page = person()
    page.goto(article.url)
    page.evaluate("document.querySelector('#comment-form').noValidate = true")
    page.locator("#comment-form").get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)
    photograph(page, "form-with-errors-1280")

    page.locator("[name=body]").fill("Who measured it?")
    page.locator("[name=name]").fill("Ada")
    page.locator("[name=email]").fill("ada@example.org")
    page.locator("#comment-form").get_by_role("button").click()
    expect(page.locator(".receipt__title")).to_contain_text("Thank you")
    assert_accessible(page)
    page.get_by_role("link", name="Open this receipt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert_accessible(page)


def test_the_queue_is_accessible_and_rejecting_asks_for_a_reason(
    article, moderator, staff, photograph, assert_accessible
):
    CommentFactory.create_batch(5, article=article)
    page = staff(moderator)
    page.goto("/admin/comments/")
    assert_accessible(page, context="main")
    photograph(page, "queue-1280-light")
    page.get_by_role("link", name="List", exact=True).click()
    page.locator("[name=chosen]").first.check()
    page.get_by_role("button", name="Reject the ticked").click()
    expect(page.get_by_text("Choose a reason for the rejection.")).to_be_visible()


def test_a_paper_with_three_stories_and_no_pictures_looks_whole(
    section, person, photograph, assert_accessible
):
    ArticleFactory.create_batch(3, parent=section)
    page = person()
    page.goto("/")
    expect(page.get_by_role("link", name="opens after repairs").first).to_be_visible()
    assert_accessible(page)
    photograph(page, "front-of-three-1280")
