"""Finding stories in a browser: search, with scripts and without, and counting reads."""

import pytest
from playwright.sync_api import expect

from finding.models import StoryReads
from finding.reads import write_reads
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_type_narrow_follow_and_come_back(person, demo, scripts):
    page = person(java_script_enabled=scripts)
    page.goto("/")
    page.locator(".masthead__tools").get_by_role("link", name="Search").click()
    page.get_by_role("searchbox", name="Search the paper").fill("harbour")
    page.keyboard.press("Enter")
    narrow = page.get_by_role("navigation", name="Narrow the search")
    narrow.get_by_role("link", name="Work").click()
    # Each click is waited for by what only the next page has: a text read at once may be
    # of the page before, or of none.
    widen = page.get_by_role("link", name="Work (remove)")
    expect(widen).to_be_visible()
    stories = page.locator(".story-list h3 a")
    expect(stories).to_have_count(3)
    headlines = stories.all_text_contents()
    page.get_by_role("link", name="Newest first").click()
    expect(page.get_by_role("link", name="Best first")).to_be_visible()
    expect(stories).to_have_count(3)
    assert sorted(stories.all_text_contents()) == sorted(headlines)
    stories.first.click()
    expect(page.locator("#comment-form")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("harbour")
    widen.click()
    expect(widen).to_have_count(0)
    expect(stories.nth(3)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_search_is_accessible(
    person, demo, assert_accessible, photograph, width, scheme
):
    page = person(width=width, scheme=scheme)
    for name, query in (
        ("hits", "q=harbour&section=water"),
        ("nothing", "q=harbuor"),
        ("start", ""),
    ):
        page.goto(f"/search/?{query}")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        photograph(page, f"search-{name}-{width}-{scheme}")


def test_a_read_is_counted_once_it_was_before_somebodys_eyes(person, section):
    story = ArticleFactory(parent=section)
    page = person(user_agent=FIREFOX)
    page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'webdriver', {get: () => false})"
    )
    page.clock.install()
    page.goto(story.url)
    with page.expect_response("**/reads/*/") as answer:
        page.clock.run_for(6_000)
    assert answer.value.status == 204
    assert page.context.cookies() == []
    write_reads()
    assert StoryReads.objects.get().count == 1
