"""One story all the way: draft, changes requested, legal advice, schedule, clock,
correction. Three people, each in a browser of their own."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import ArticlePage, Correction
from articles.models.workflow_tasks import SAY_WHAT
from tests.articles.conftest import LOCAL_TIME
from tests.e2e.test_main_job import choose_action, decide, tell_the_desk, write_a_draft
from tests.factories import SectionFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

WANTED = "Who pays for it, and how much?"
WRONG, RIGHT = (
    f"The harbour board pays {pounds} pounds." for pounds in ("300", "3,000")
)


@pytest.fixture
def water(home):
    return SectionFactory(title="Water", slug="water", parent=home)


def story() -> ArticlePage:
    return ArticlePage.objects.get()


def edit_address() -> str:
    return f"/admin/pages/{story().pk}/edit/"


def test_a_story_goes_from_its_draft_to_its_correction(
    water, staff, person, photograph, assert_accessible
):
    reporter = staff(UserFactory(username="reporter", group="Reporters"))
    editor = staff(UserFactory(username="editor", group="Editors"))
    write_and_submit(reporter, water)
    ask_for_changes(editor, photograph, assert_accessible)
    revise_and_submit_again(reporter, photograph)
    approve_and_clear(editor)
    due = timezone.localtime(timezone.now() + timedelta(hours=3))
    schedule(editor, due, photograph, assert_accessible)

    reader = person(width=390)
    assert reader.goto("/water/tide-gauge-to-be-repaired/").status == 404
    with time_machine.travel(due + timedelta(minutes=1)):
        call_command("clock")
        reader.goto("/water/tide-gauge-to-be-repaired/")
        expect(reader.locator(".article__subhead")).to_have_text(WRONG)
        photograph(reader, "walk-published-390")
        correct(editor, photograph)
        read_the_correction(reader, photograph, assert_accessible)


def write_and_submit(page, section):
    write_a_draft(page, section)
    page.get_by_role("tab", name="Publishing").click()
    page.locator("[name=needs_legal]").check()
    tell_the_desk(page, "The harbour board confirmed it.")
    choose_action(page, "action-submit")
    expect(page.get_by_text("has been submitted")).to_be_visible()


def ask_for_changes(page, photograph, assert_accessible):
    page.goto(edit_address())
    page.locator("footer").last.locator(".w-dropdown__toggle").first.click()
    page.get_by_role("button", name="Request changes", exact=True).click()
    box = page.locator(".modal-dialog")
    box.locator("[type=submit]").click()
    expect(box.get_by_text(str(SAY_WHAT))).to_be_visible()
    photograph(page, "walk-request-changes-1280")
    box.locator("textarea[name=comment]").fill(WANTED)
    with page.expect_navigation():
        box.locator("[type=submit]").click()
    assert story().current_workflow_state.status == "needs_changes"


def revise_and_submit_again(page, photograph):
    (message,) = [m for m in mail.outbox if m.to == ["reporter@example.org"]]
    assert WANTED in message.body
    page.goto("/admin/")
    panel = page.locator("#changes_requested-section")
    expect(panel.get_by_text(WANTED)).to_be_visible()
    photograph(page, "walk-changes-requested-1280")
    panel.get_by_role("link", name="Tide gauge to be repaired").click()
    page.wait_for_url("**/edit/")  # and for its scripts
    page.locator("[name=subhead]").fill(WRONG)
    tell_the_desk(page, "Asked the board; see the subhead.")
    choose_action(page, "action-restart-workflow", "action-submit")
    page.goto("/admin/")
    expect(page.locator("#changes_requested-section")).to_have_count(0)


def approve_and_clear(page):
    for decision, next_step in [("Approve", "Legal advice"), ("Clear", "Publication")]:
        page.goto(edit_address())
        decide(page, decision)
        assert story().current_workflow_task.name == next_step


def schedule(page, due, photograph, assert_accessible):
    page.goto(edit_address())
    page.get_by_label("Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    dialog = page.locator("#schedule-publishing-dialog")
    dialog.locator("[name=go_live_at]").fill(due.strftime(LOCAL_TIME))
    photograph(page, "walk-schedule-1280")
    with page.expect_navigation():
        # By keyboard, for the calendar of the field lies over the button.
        dialog.get_by_role("button", name="Save schedule").press("Enter")
    page.locator("footer").last.locator(".w-dropdown__toggle").first.click()
    button = page.locator("[name=action-publish]")
    expect(button).to_contain_text("Schedule for")
    button.click()
    # The story still waits in its workflow, which this ends: Wagtail asks.
    page.locator(".modal-dialog").get_by_role("button", name="Publish").click()
    expect(page.get_by_text("has been scheduled for publishing")).to_be_visible()
    assert not story().live


def correct(page, photograph):
    page.goto(edit_address())
    page.locator("[name=subhead]").fill(RIGHT)
    page.get_by_role("tab", name="Publishing").click()
    page.locator("[name=needs_legal]").uncheck()  # the editor may: it clears, too
    choose_action(page, "action-publish")
    page.wait_for_url(re.compile("/kind-of-edit/"))
    page.get_by_label("Fact").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile("/correct/"))
    page.locator("[name=text]").fill("The board pays 3,000 pounds, not 300.")
    photograph(page, "walk-correct-1280")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The correction is published.")).to_be_visible()
    assert Correction.objects.get().placement == "top"


def read_the_correction(page, photograph, assert_accessible):
    page.reload()
    expect(page.locator(".article__subhead")).to_have_text(RIGHT)
    expect(page.locator(".correction__text")).to_contain_text("not 300")
    assert_accessible(page)
    photograph(page, "walk-corrected-390")
    page.goto("/corrections/")
    expect(page.get_by_text("The board pays 3,000 pounds, not 300.")).to_be_visible()
    expect(page.get_by_role("link", name="Tide gauge to be repaired")).to_be_visible()
