"""Ways to read: in the dark, by keyboard, without scripts, on paper; and to pass it on."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.looks import READERS_PAGES

pytestmark = pytest.mark.django_db(transaction=True)

STORY = READERS_PAGES["story"]
# The outline of the element that has the focus, or of the card that stands for it.
OUTLINED = """() => {
    const e = document.activeElement;
    const shown = [e, e.closest('.story-card'), e.parentElement].filter(Boolean);
    return shown.some((box) => {
        const style = getComputedStyle(box);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
}"""
WHERE = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0
        && box.left < innerWidth;
    return {name: e.tagName, text: e.textContent.trim().slice(0, 40), inside};
}"""
PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(255, 254, 251)", "rgb(23, 22, 20)"


def test_the_dark_switch_is_remembered_from_page_to_page(article, person, photograph):
    page = person()
    page.goto("/")
    assert page.evaluate(PAPER) == LIGHT
    switch = page.get_by_role("button", name="Dark")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(PAPER) == DARK
    page.goto(article.url)
    assert page.evaluate(PAPER) == DARK
    expect(page.get_by_role("button", name="Dark")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.reload()
    assert page.evaluate(PAPER) == DARK
    page.get_by_role("button", name="Dark").click()
    page.goto("/")
    assert page.evaluate(PAPER) == LIGHT


def test_the_switch_overrules_the_system(article, person):
    page = person(scheme="dark")
    page.goto("/")
    assert page.evaluate(PAPER) == DARK
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(PAPER) == LIGHT


def test_a_keyboard_walks_through_front_story_form_and_search(demo, person):
    page = person(width=1280)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    walk(page, until=lambda where: "Harbour board" in where["text"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{STORY}")
    seen = walk(page, until=lambda where: where["text"] == "Post reply")
    assert {"Inés Calder", "Share by email", "Write a reply"} <= seen
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    page.goto("/")
    walk(page, until=lambda where: where["text"] == "Search")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    walk(page, until=lambda where: where["name"] == "INPUT")
    page.keyboard.type("lock")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("stor(y|ies)$"))).to_be_visible()


def walk(page, *, until) -> set[str]:
    """Press Tab until the place is reached; every step is seen and within the window."""
    seen = set()
    for _step in range(250):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        assert where["name"] != "BODY", "the keyboard fell off the page"
        assert where["inside"], where
        assert page.evaluate(OUTLINED), where
        seen.add(where["text"])
        if until(where):
            return seen
    raise AssertionError("never reached")


def test_the_paper_is_read_and_searched_without_scripts(demo, person):
    page = person(width=390, java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_role("button", name="Dark")).to_be_hidden()
    page.get_by_role("link", name="Harbour board votes").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Harbour board")
    expect(page.locator(".picture img").first).to_be_visible()
    expect(page.locator(".share").get_by_role("button")).to_have_count(0)
    mail = page.get_by_role("link", name="Share by email")
    expect(mail).to_have_attribute("href", re.compile("^mailto:.*old-lock"))
    page.get_by_role("link", name="The old lock").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The old lock")
    page.get_by_role("navigation", name="Sections").get_by_role("link").nth(2).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Water")
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("lock")
    page.get_by_role("search").get_by_role("button").click()
    expect(page.get_by_role("link", name="Harbour board votes").first).to_be_visible()


def test_a_story_is_passed_on_by_the_sheet_of_the_system(article, person):
    page = person(width=390)
    page.add_init_script(
        "navigator.share = (told) => { window.told = told; return Promise.resolve(); }"
    )
    page.goto(article.url)
    page.get_by_role("button", name="Share", exact=True).click()
    told = page.wait_for_function("window.told").json_value()
    assert told == {"title": article.headline, "url": article.full_url}


def test_where_there_is_no_sheet_the_address_is_copied(article, person):
    page = person(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(
        "Object.defineProperty(navigator, 'share', {value: undefined})"
    )
    page.goto(article.url)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == article.full_url


def test_on_paper_a_story_goes_from_headline_to_topics_without_forms(demo, person):
    page = person()
    page.emulate_media(media="print")
    page.goto(STORY)
    for shown in (".article__headline", ".byline", ".prose", ".sources", ".topics"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".thread", "form", ".navigation", ".footer", ".share__act"):
        for one in page.locator(hidden).all():
            expect(one).to_be_hidden()
    link = page.locator(".prose a[href^=http]").first
    address = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert "attr(href)" in address or link.get_attribute("href") in address
    whole = page.locator(".prose .picture").first
    assert whole.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
