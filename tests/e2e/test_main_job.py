"""The main job, as the four people do it: import, write, review, reply, approve."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import ArticlePage
from comments.models import Commenter
from tests.factories import SectionFactory, UserFactory

SAMPLE = Path(__file__).parents[3] / "shared/samples/000_781741fd9e2b23b9.txt"
OWN_SAMPLE = Path(__file__).parents[1] / "interchange/samples/web_page.txt"
ADDRESS = "very.private@example.org"
REPLY = "I read this on the morning boat.\n\nWho measured the tide?"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(home):
    return SectionFactory(title="World", slug="world", parent=home)


@pytest.fixture
def people(home):
    return {
        "reporter": UserFactory(username="reporter", group="Reporters"),
        "editor": UserFactory(username="editor", group="Editors"),
        "moderator": UserFactory(username="moderator", group="Moderators"),
    }


def test_a_story_goes_from_a_text_file_to_a_readers_reply(
    world, people, person, sign_in, photograph, assert_accessible
):
    sample = SAMPLE if SAMPLE.exists() else OWN_SAMPLE
    call_command("import_stories", str(sample), publish=True, section="world")
    article = ArticlePage.objects.get()

    reader = person(width=390)
    reader.goto(article.url)
    expect(reader.get_by_role("heading", level=1)).to_have_text(article.headline)
    expect(reader.get_by_text("How we know this")).to_be_visible()
    assert_accessible(reader)
    photograph(reader, "story-390")

    send_reply(reader)
    expect(reader.locator(".receipt__title")).to_contain_text("Thank you")
    assert_accessible(reader)
    photograph(reader, "receipt-390")

    another_reader = person()
    another_reader.goto(article.url)
    expect(another_reader.locator(".comment-body")).to_have_count(0)

    approve_the_only_reply(sign_in(people["moderator"]), photograph, assert_accessible)

    another_reader.reload()
    expect(another_reader.locator(".comment-body")).to_contain_text("Who measured")
    expect(another_reader.locator(".comment__name")).to_have_text("Winifred Osei")
    assert ADDRESS not in another_reader.content()
    assert Commenter.objects.get().email == ADDRESS
    assert_accessible(another_reader)
    photograph(another_reader, "story-with-reply-1280")


def send_reply(page):
    form = page.locator("#comment-form")
    form.get_by_label("Comment").fill(REPLY)
    form.get_by_label("Name").fill("Winifred Osei")
    form.get_by_label("Email").fill(ADDRESS)
    form.get_by_role("button").click()


def approve_the_only_reply(page, photograph, assert_accessible):
    page.get_by_role("link", name=re.compile("^Comments")).click()
    expect(page.get_by_text("1 reply waits")).to_be_visible()
    assert ADDRESS not in page.content()
    assert_accessible(page, context="main")
    photograph(page, "queue-1280")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Nothing waits")).to_be_visible()


def test_a_reporter_writes_and_an_editor_decides(world, people, sign_in, photograph):
    reporter = sign_in(people["reporter"])
    write_a_draft(reporter, world)
    photograph(reporter, "editor-form-1280")
    article = ArticlePage.objects.get()
    assert not article.live
    see_the_preview(reporter, article, photograph)
    expect(reporter.locator("[name=action-publish]")).to_have_count(0)
    tell_the_desk(reporter, "The harbour board confirmed it.")
    choose_action(reporter, "action-submit")
    expect(reporter.get_by_text("has been submitted")).to_be_visible()

    editor = sign_in(people["editor"])
    expect(editor.get_by_text("Tide gauge to be repaired").first).to_be_visible()
    editor.goto(f"/admin/pages/{article.pk}/edit/")
    decide(editor, "Request changes", comment="Who pays for it?")

    reporter.goto(f"/admin/pages/{article.pk}/edit/")
    expect(reporter.get_by_text("Who pays for it?").first).to_be_attached()
    reporter.locator("[name=subhead]").fill("The harbour board pays.")
    tell_the_desk(reporter, "Asked; see the subhead.")
    choose_action(reporter, "action-restart-workflow", "action-submit")

    editor.goto(f"/admin/pages/{article.pk}/edit/")
    decide(editor, "Approve")
    article.refresh_from_db()
    assert article.live
    assert article.subhead == "The harbour board pays."
    editor.goto(article.url)
    photograph(editor, "published-1280")
    expect(editor.get_by_role("heading", level=1)).to_have_text(article.headline)


def write_a_draft(page, section):
    page.goto(f"/admin/pages/add/articles/articlepage/{section.pk}/")
    page.locator("[name=headline]").fill("Tide gauge to be repaired")
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Paragraph").click()
    field = page.locator(".public-DraftEditor-content").first
    field.click()
    expect(field).to_be_focused()
    page.keyboard.type("A new sensor arrives on Monday.")
    # The rich text field hands its text over with a delay.
    handed_over = page.locator("[name=body-0-value]")
    expect(handed_over).to_have_value(re.compile("sensor arrives on Monday\\."))
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("created").first).to_be_visible()


def see_the_preview(page, article, photograph):
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Toggle preview").click()
        page.get_by_role("link", name="Preview in new tab").click()
    preview = opened.value
    expect(preview.get_by_role("heading", level=1)).to_have_text(article.headline)
    photograph(preview, "preview-1280")
    preview.close()


def tell_the_desk(page, note):
    page.get_by_role("tab", name="Publishing").click()
    page.locator("[name=desk_note]").fill(note)


def choose_action(page, *names):
    """Press the one of these actions that the footer's menu offers."""
    page.locator("footer").last.locator(".w-dropdown__toggle").first.click()
    offered = page.locator(", ".join(f"[name={name}]" for name in names)).first
    with page.expect_navigation():  # or the next step would cut the saving off
        offered.click()


def decide(page, label, comment=""):
    """Take a workflow decision in the footer's menu; a comment is asked for in a box."""
    page.locator("footer").last.locator(".w-dropdown__toggle").first.click()
    button = page.get_by_role("button", name=label, exact=True)
    if comment:
        button.click()
        page.locator("textarea[name=comment]").fill(comment)
        button = page.locator(".modal form [type=submit]")
    with page.expect_navigation():
        button.click()
