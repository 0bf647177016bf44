"""Two editors in one story, and a story with a time, in a real browser with autosave."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import ArticlePage
from operations.models import Job
from tests.e2e.test_workbench import wait_until
from tests.factories import ArticleFactory, SectionFactory, UserFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def story(home):
    author = UserFactory(username="reporter", group="Reporters")
    section = SectionFactory(title="Water", slug="water", parent=home)
    story = ArticleFactory(parent=section, headline="Gate opens", owner=author)
    story.save_revision(user=author).publish()
    return story


@pytest.fixture
def editors(home):
    return [UserFactory(username=name, group="Editors") for name in ("ada", "ben")]


def subhead(page):
    return page.locator("[name=subhead]")


def latest_subhead() -> str:
    return ArticlePage.objects.get().get_latest_revision_as_object().subhead


def save(page, text):
    subhead(page).fill(text)
    page.get_by_role("button", name="Save draft").click()
    wait_until(lambda: latest_subhead() == text, page)


def test_the_second_of_two_editors_overwrites_nothing(
    story, editors, staff, photograph, settings
):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 300
    ada, ben = (staff(editor) for editor in editors)
    for page in (ada, ben):
        page.goto(f"/admin/pages/{story.pk}/edit/")
    save(ada, "As Ada has it.")
    subhead(ben).fill("As Ben has it.")
    ben.wait_for_timeout(1500)  # autosave may try, and is refused
    assert latest_subhead() == "As Ada has it."
    ben.evaluate("document.querySelector('[data-edit-form]').submit()")
    expect(ben.get_by_text("ada saved a newer version")).to_be_visible()
    expect(subhead(ben)).to_have_value("As Ada has it.")
    photograph(ben, "newer-version-1280")
    ben.get_by_role("link", name="Compare the two").click()
    expect(ben.get_by_text("As Ben has it.")).to_be_visible()
    photograph(ben, "comparison-1280")


def test_the_button_says_schedule_and_the_start_page_says_when(
    story, editors, staff, photograph, assert_accessible
):
    Job.objects.create(name="heartbeat", finished_at=timezone.now())
    draft = story.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(hours=3)
    draft.save_revision()
    page = staff(editors[0])
    page.goto(f"/admin/pages/{story.pk}/edit/")
    page.locator("footer").last.locator(".w-dropdown__toggle").first.click()
    photograph(page, "schedule-1280")
    button = page.locator("[name=action-publish]")
    expect(button).to_contain_text("Schedule for")
    button.click()
    expect(page.get_by_text("has been scheduled for publishing")).to_be_visible()
    page.goto("/admin/")
    expect(page.locator("#going_out_next-section")).to_contain_text("Gate opens")
    expect(page.locator("#clock-section")).to_contain_text("0 due, last ran")
    photograph(page, "start-1280")
    assert_accessible(page)
