"""The script tells for how long the page was open; without it nobody is suspected."""

import pytest
from playwright.sync_api import expect

from comments.models import Comment
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("with_script", [True, False])
def test_time_on_the_page_is_sent_by_the_script_alone(
    home, person, settings, with_script
):
    trap = ("comments.screening.time_trap.TimeTrap", {"least_seconds": 100_000})
    settings.NEWSROOM_SCREENING = [trap]
    article = ArticleFactory(parent=SectionFactory(parent=home))
    page = person(java_script_enabled=with_script)
    page.goto(article.url)
    page.locator("[name=body]").fill("The gates were shut before noon.")
    page.locator("[name=name]").fill("Ada Quill")
    page.locator("[name=email]").fill("ada@example.org")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_text("Thank you, we have your reply")).to_be_visible()
    found = [finding["check"] for finding in Comment.objects.get().findings]
    assert found == (["time_trap"] if with_script else [])
