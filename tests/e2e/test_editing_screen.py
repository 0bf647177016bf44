"""What the editing screen does by its own scripts: help while a story is written."""

import json
import re
import uuid

import pytest
from playwright.sync_api import expect
from wagtail.models import PageLogEntry

from articles.models import StorySource, StyleRule
from articles.source_notes import add_note
from tests.factories import ArticleFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, QUOTE = (str(uuid.UUID(int=n)) for n in range(1, 3))


@pytest.fixture
def story(home):
    """A story with a quotation, a source that is tied to nothing, and a note."""
    editor = UserFactory(username="editor", group="Editors")
    quotation = {"quote": "We knew it for years.", "speaker": "Ada", "role": ""}
    body = [
        {"id": FIRST, "type": "paragraph", "value": "<p>Going forward, no.</p>"},
        {"id": QUOTE, "type": "quotation", "value": quotation},
    ]
    section = SectionFactory(title="Water", slug="water", parent=home)
    article = ArticleFactory(
        parent=section, headline="Lock opens", subhead="", body=json.dumps(body)
    )
    article.sources = [StorySource(name="Ada")]
    article.save_revision(user=editor).publish(user=editor)
    add_note(article=article, text="Quillfeather told us.", by=editor)
    StyleRule.objects.create(
        check_for="phrase", phrase="going forward", message="Leave it out."
    )
    article.owner = editor
    return article


@pytest.fixture
def screen(staff, story):
    page = staff(story.owner)
    page.goto(f"/admin/pages/{story.pk}/edit/")
    return page


def open_tab(page, name):
    page.get_by_role("tab", name=name).click()


def test_heads_are_counted_and_inherited_while_they_are_written(screen):
    headline = screen.locator("#id_headline")
    counter = screen.locator("#id_headline-counter")
    expect(counter).to_contain_text("10 characters; up to 90 read well.")
    headline.fill("x" * 91)
    expect(counter).to_contain_text("91 characters; 90 would read better.")
    described = re.compile("id_headline-counter")
    expect(headline).to_have_attribute("aria-describedby", described)
    open_tab(screen, "Search and social")
    expect(screen.locator("#id_seo_title")).to_have_attribute("placeholder", "x" * 91)


def test_passage_is_ticked_for_a_source_that_is_added_now(screen, story, photograph):
    open_tab(screen, "Attribution")
    screen.get_by_role("button", name="Add source").click()
    screen.locator("#id_sources-1-name").fill("Bo")
    ties = screen.locator("#id_sources-1-block_ids")
    ties.locator("summary").click()
    expect(ties.locator("label")).to_have_text(
        ["Going forward, no.", "We knew it for years."], use_inner_text=True
    )
    ties.get_by_label("We knew it").check()
    expect(ties.locator("[data-block-ties-count]")).to_have_text("1")
    photograph(screen, "editing-sources-1280")
    with screen.expect_navigation():  # the form that comes back looks the same
        screen.get_by_role("button", name="Save draft").click()
    expect(screen.locator("#id_sources-1-block_ids input:checked")).to_have_count(1)
    draft = story.__class__.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert [row.block_ids for row in draft.sources.all()] == [[], [QUOTE]]


def test_quotation_without_a_source_leads_to_its_block(screen):
    open_tab(screen, "Attribution")
    screen.locator("[data-goto-block]").click()
    expect(screen.get_by_role("tab", name="Story")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(screen.locator("textarea[name=body-1-value-quote]")).to_be_focused()


def test_notes_are_shown_when_asked_for_and_written_beside_the_story(
    screen, photograph
):
    open_tab(screen, "Attribution")
    readings = PageLogEntry.objects.filter(action="articles.source_note.read")
    panel = screen.locator("[data-notes]")
    expect(panel.get_by_text("Quillfeather")).to_have_count(0)
    assert not readings.exists()
    panel.get_by_role("button", name="Show the notes").click()
    expect(panel.get_by_text("Quillfeather")).to_be_visible()
    assert readings.count() == 1
    panel.get_by_label("New note").fill("Met again on the quay.")
    panel.get_by_role("button", name="Keep the note").click()
    expect(panel.locator(".notes__note").first).to_contain_text("Met again")
    photograph(screen, "editing-notes-1280")


def test_house_style_stands_among_the_content_checks(screen, photograph):
    screen.get_by_label("Toggle checks").click()
    checks = screen.locator("[data-checks-panel]")
    expect(checks.get_by_text("Leave it out.")).to_be_visible()
    photograph(screen, "editing-checks-1280")
