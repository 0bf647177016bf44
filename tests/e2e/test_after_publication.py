"""An editor changes, corrects and withdraws a story that is out, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import ArticlePage, Correction
from tests.e2e.test_main_job import choose_action
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(section):
    story = ArticleFactory(
        parent=section,
        slug="lock",
        headline="Harbour board votes to reopen the old lock",
        subhead="Built in 1910, it has been shut for eleven years.",
    )
    story.save_revision().publish()
    return ArticlePage.objects.get(pk=story.pk)


def test_an_editor_corrects_and_withdraws(
    story, editor, staff, person, photograph, assert_accessible
):
    page = staff(editor)
    page.goto(f"/admin/pages/{story.pk}/edit/")
    page.locator("[name=subhead]").fill(story.subhead.replace("1910", "1911"))
    choose_action(page, "action-publish")

    page.wait_for_url(re.compile("/kind-of-edit/"))
    expect(page.locator("ins")).to_have_text("1911")
    assert_accessible(page, context="main")
    photograph(page, "kind-of-edit-1280")
    page.get_by_label("Fact").check()
    page.get_by_role("button", name="Publish").click()

    page.wait_for_url(re.compile("/correct/"))
    page.locator("[name=text]").fill("The lock was built in 1911, not in 1910.")
    assert_accessible(page, context="main")
    photograph(page, "correct-1280")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The correction is published.")).to_be_visible()
    assert Correction.objects.get().placement == "top"

    reader = person(width=390)
    reader.goto(story.url)
    expect(reader.locator(".correction__text")).to_contain_text("not in 1910")
    expect(reader.locator(".article__subhead")).to_contain_text("Built in 1911")
    photograph(reader, "corrected-390")

    page.goto(f"/admin/stories/{story.pk}/withdraw/")
    page.locator("[name=reason]").fill("The vote it reports did not take place.")
    assert_accessible(page, context="main")
    photograph(page, "withdraw-1280")
    page.get_by_role("button", name="Withdraw the story").click()
    expect(page.get_by_text("The story is withdrawn.")).to_be_visible()

    assert reader.goto(story.url).status == 410
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "This story was withdrawn"
    )
    assert_accessible(reader)
    photograph(reader, "withdrawn-390")
