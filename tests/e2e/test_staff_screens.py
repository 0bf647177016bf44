"""Every screen on which the staff works on stories is accessible, as far as it is ours.

Faults in Wagtail's own markup are named here, each rule with its place and the reason.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.blocks import StoryBlock
from articles.kept_aside import keep_aside
from articles.models import (
    ArticlePage,
    Byline,
    SectionPage,
    StorySource,
    StyleRule,
)
from articles.source_notes import add_note
from operations.models import Job
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CommentFactory,
    DocumentFactory,
    ImageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

BLOCKS = StoryBlock().child_blocks
TABS = ["Story", "Attribution", "Media", "Publishing", "Search and social"]

# Wagtail's own markup, which we cannot change: rule, places, why.
WAGTAILS_OWN = {
    "landmark-unique": {
        "section.w-panel": "each block is a landmark named after its kind alone"
    },
    "scrollable-region-focusable": {
        ".w-minimap__list": "the minimap's links are taken out of the tab order"
    },
    "label": {
        ".tagit-new input": "the box that its tag field makes beside the labelled one"
    },
    "page-has-heading-one": {
        "html": "its generic form for a new snippet has its title in the breadcrumb"
    },
}


@pytest.fixture
def author(home):
    return UserFactory(username="reporter", group="Reporters")


@pytest.fixture
def story(section, author, editor):
    """A live story with every block, sources, a note and a newer draft."""
    image = ImageFactory(file__width=600, file__height=400)
    DocumentFactory()
    other = ArticleFactory(parent=section, headline="Another story of ours")
    body = [
        (name, block.normalize(block.get_preview_value()))
        for name, block in BLOCKS.items()
        if name != "related_story"
    ]
    story = ArticleFactory(
        parent=section,
        slug="lock",
        headline="Board votes to reopen the lock",
        subhead="Built in 1910.",
        owner=author,
        lead_image=image,
    )
    story.body = [*body, ("related_story", other)]
    story.bylines = [Byline(author=AuthorFactory())]
    story.sources = [StorySource(name="Ada"), StorySource(name="Bo", kind="document")]
    story.save_revision(user=author).publish()
    add_note(article=story, text="Quillfeather told us.", by=editor)
    draft = story.get_latest_revision_as_object()
    draft.subhead = "Built in 1911."
    draft.save_revision(user=author)
    return ArticlePage.objects.get(pk=story.pk)


@pytest.fixture
def assert_ours_accessible(assert_accessible):
    """Axe finds nothing but what is named above."""

    def check(page):
        assert_accessible(page, known=WAGTAILS_OWN)

    return check


def open_form(page, story):
    page.goto(f"/admin/pages/{story.pk}/edit/")
    page.wait_for_load_state("networkidle")


def test_the_whole_form_of_a_story(
    story, editor, staff, photograph, assert_ours_accessible
):
    page = staff(editor)
    open_form(page, story)
    for tab in TABS:
        page.get_by_role("tab", name=tab, exact=True).click()
        if tab == "Attribution":
            page.get_by_role("button", name="Show the notes").click()
            expect(page.get_by_text("Quillfeather")).to_be_visible()
            for ties in page.locator("[data-block-ties] summary").all():
                ties.click()
        assert_ours_accessible(page)
        photograph(page, f"form-{tab.split()[0].lower()}-1280")


def test_the_panel_and_the_dialog_for_a_schedule(
    story, editor, staff, photograph, assert_ours_accessible
):
    page = staff(editor)
    open_form(page, story)
    page.get_by_label("Toggle status").click()
    assert_ours_accessible(page)
    page.get_by_role("button", name="Set schedule").click()
    expect(
        page.locator("#schedule-publishing-dialog [name=go_live_at]")
    ).to_be_visible()
    assert_ours_accessible(page)
    photograph(page, "schedule-dialog-1280")


def test_the_screens_beside_a_story(
    story, section, editor, staff, photograph, assert_ours_accessible
):
    SectionPage.objects.filter(pk=section.pk).update(gates=["credit", "source"])
    blocked = ArticleFactory(parent=section, slug="blocked", live=False)
    blocked.save_revision()
    page = staff(editor)
    for name, pk in [
        ("gates", blocked.pk),
        ("notes", story.pk),
        ("correct", story.pk),
        ("kind-of-edit", story.pk),
        ("withdraw", story.pk),
    ]:
        page.goto(f"/admin/stories/{pk}/{name}/")
        assert_ours_accessible(page)
        page.evaluate("document.querySelector('main form').noValidate = true")
        page.locator("main form button.button").last.click()
        expect(page.locator("main .error-message").first).to_be_visible()
        assert_ours_accessible(page)
        photograph(page, f"screen-{name}-1280")


def test_the_comparison_with_a_text_kept_aside(
    story, author, editor, staff, photograph, assert_ours_accessible
):
    mine = story.get_latest_revision_as_object()
    mine.subhead = "Built in 1909."
    newer = story.latest_revision
    kept = keep_aside(article=mine, newer=newer, by=editor)
    page = staff(editor)
    page.goto(f"/admin/pages/{story.pk}/revisions/compare/{kept.pk}...{newer.pk}/")
    expect(page.get_by_text("1909")).to_be_visible()
    assert_ours_accessible(page)
    photograph(page, "kept-aside-1280")
    page.goto(f"/admin/pages/{story.pk}/revisions/compare/live...{newer.pk}/")
    assert_ours_accessible(page)
    page.goto(f"/admin/pages/{story.pk}/history/")
    assert_ours_accessible(page)


def test_the_start_page_with_something_in_every_panel(
    story, section, author, editor, staff, photograph, assert_ours_accessible
):
    Job.objects.create(name="heartbeat", finished_at=timezone.now())
    scheduled = ArticleFactory(parent=section, live=False, owner=editor)
    scheduled.go_live_at = timezone.now() + timedelta(hours=3)
    scheduled.save_revision(user=editor).publish()
    waiting = ArticleFactory(parent=section, live=False, owner=author)
    waiting.save_revision(user=author)
    waiting.get_workflow().start(waiting, user=author)
    returned = ArticleFactory(parent=section, live=False, owner=editor)
    returned.save_revision(user=editor)
    state = returned.get_workflow().start(returned, user=editor).current_task_state
    state.task.specific.on_action(state, editor, "reject", comment="Who pays?")
    CommentFactory(article=story)
    page = staff(editor)
    page.goto("/admin/")
    for panel in ("changes_requested", "waiting_for_me", "my_drafts", "going_out_next"):
        expect(page.locator(f"#{panel}-section")).to_be_visible()
    assert_ours_accessible(page)
    photograph(page, "start-full-1280")


def test_the_lists_of_the_newsroom_and_the_form_of_a_section(
    section, editor, staff, assert_ours_accessible
):
    StyleRule.objects.create(check_for="phrase", phrase="utilise", message="Use.")
    page = staff(editor)
    for address in [
        f"/admin/pages/{section.pk}/",
        f"/admin/pages/{section.pk}/edit/",
        "/admin/snippets/articles/author/",
        "/admin/snippets/articles/stylerule/",
        "/admin/snippets/articles/stylerule/add/",
    ]:
        page.goto(address)
        assert_ours_accessible(page)
