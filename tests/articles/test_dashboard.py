"""The first screen of the staff, for those who work on stories."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.articles.conftest import page_of
from tests.factories import ArticleFactory, CommentFactory, UserFactory

pytestmark = pytest.mark.django_db

PANELS = ["waiting_for_me", "my_drafts", "going_out_next", "published_today"]


@pytest.fixture
def start(as_user):
    """What a panel of the start page says to a person; None where there is none."""

    def text(user, panel) -> str | None:
        found = page_of(as_user(user).get("/admin/")).find(id=f"{panel}-section")
        return found and " ".join(found.text.split())

    return text


@pytest.fixture
def draft(section, reporter):
    story = ArticleFactory(parent=section, live=False, owner=reporter)
    story.has_unpublished_changes = True
    story.save_revision(user=reporter)
    return story


def submit(story, by):
    story.get_workflow().start(story, by)


def schedule(story, hours=1):
    story.go_live_at = timezone.now() + timedelta(hours=hours)
    story.save_revision().publish()


def test_my_drafts_are_mine(start, draft, reporter, editor):
    assert f"{draft.headline} draft" in start(reporter, "my_drafts")
    assert start(editor, "my_drafts").endswith("You have no drafts.")


def test_a_submitted_draft_says_so(start, draft, reporter):
    submit(draft, reporter)
    assert f"{draft.headline} in moderation" in start(reporter, "my_drafts")


def test_what_waits_for_me_comes_with_the_note(start, edit, draft, reporter, editor):
    edit(reporter, draft, "action-submit", desk_note="Needs a map.")
    waiting = start(editor, "waiting_for_me")
    assert draft.headline in waiting
    assert "Needs a map." in waiting
    assert "Desk edit, reporter" in waiting
    assert start(reporter, "waiting_for_me").endswith("Nothing waits for you.")


def test_a_request_for_changes_is_shown_with_its_text(start, draft, reporter, editor):
    submit(draft, reporter)
    state = draft.current_workflow_task_state
    state.task.specific.on_action(state, editor, "reject", comment="Who pays?")
    assert "Who pays?" in start(reporter, "changes_requested")
    assert "Desk edit, editor" in start(reporter, "changes_requested")
    assert start(UserFactory(group="Reporters"), "changes_requested") is None


def test_a_request_for_a_story_of_mine_that_another_submitted_is_shown(
    start, draft, reporter, editor
):
    submit(draft, UserFactory(group="Editors"))
    state = draft.current_workflow_task_state
    state.task.specific.on_action(state, editor, "reject", comment="Who pays?")
    assert "Who pays?" in start(reporter, "changes_requested")


def test_what_goes_out_next_is_in_its_order_with_the_zone(start, section, editor):
    later, sooner = (ArticleFactory(parent=section, live=False) for _ in range(2))
    schedule(later, hours=5)
    schedule(sooner, hours=2)
    text = start(editor, "going_out_next")
    assert text.index(sooner.headline) < text.index(later.headline)
    assert "(UTC)" in text


def test_published_today_is_of_today(start, section, editor, time_machine):
    time_machine.move_to(timezone.now().replace(hour=12))
    today = ArticleFactory(parent=section)
    before = ArticleFactory(
        parent=section, published_at=timezone.now() - timedelta(days=1)
    )
    text = start(editor, "published_today")
    assert today.headline in text
    assert before.headline not in text


def test_who_does_not_work_on_stories_sees_none(start, draft, moderator):
    schedule(draft)
    assert [start(moderator, panel) for panel in PANELS] == [None] * 4


def test_stories_with_pending_comments_are_for_moderators(
    start, article, moderator, editor
):
    for status in ("pending", "pending", "approved"):
        CommentFactory(article=article, status=status)
    text = start(moderator, "pending_replies")
    assert f"{article.headline} 2 replies wait" in text
    assert start(editor, "pending_replies") is None


def fill(section, reporter, editor, count):
    for _number in range(count):
        waiting, returned, draft, timed = (
            ArticleFactory(parent=section, live=False, owner=editor) for _ in range(4)
        )
        for story in (waiting, returned, draft):
            story.has_unpublished_changes = True
            story.save_revision(user=reporter)
        submit(waiting, reporter)
        submit(returned, reporter)
        state = returned.current_workflow_task_state
        state.task.specific.on_action(state, reporter, "reject", comment="No.")
        schedule(timed)
        CommentFactory(article=ArticleFactory(parent=section), status="pending")


def test_many_stories_cost_the_same_queries_and_show_ten_rows(
    section, reporter, as_user
):
    boss = UserFactory(is_superuser=True)
    client = as_user(boss)
    client.get("/admin/")
    costs = []
    for count in (2, 9):
        fill(section, reporter, boss, count)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = page_of(client.get("/admin/"))
        costs.append(len(queries))
    assert costs[0] == costs[1]
    for name in (*PANELS, "changes_requested", "pending_replies"):
        rows = page.find(id=f"{name}-section").select("tbody tr")
        assert len(rows) == 10, name
        assert "There are more." in page.find(id=f"{name}-section").text
