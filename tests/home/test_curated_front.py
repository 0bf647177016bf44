"""What the editors place on the front page, and what readers then see."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.factories import ArticleFactory, ImageFactory, SectionFactory


@pytest.fixture
def front(client):
    """The front page as it is served: its arrangement."""
    return lambda: client.get("/").context["front"]


@pytest.fixture
def stories(section):
    """Six live stories with pictures in one section, the newest first."""
    return [
        published(section, minutes, lead_image=ImageFactory()) for minutes in range(6)
    ]


@pytest.fixture
def town(home):
    return SectionFactory(title="Town", slug="town", parent=home)


def published(parent, minutes: int, **fields):
    when = timezone.now() - timedelta(minutes=minutes + 1)
    return ArticleFactory(parent=parent, published_at=when, **fields)


def place(home, *, seconds=(), rows=(), lead=None):
    home.refresh_from_db()
    home.lead_story = lead
    home.seconds = [("story", story) for story in seconds]
    home.rows = [
        ("row", {"section": section, "stories": list(pinned), "is_hidden": hidden})
        for section, pinned, hidden in rows
    ]
    home.save()


def test_chosen_stories_stand_beside_the_lead_in_their_order(home, front, stories):
    place(home, seconds=[stories[5], stories[3]])
    shown = front()
    assert shown.seconds == [stories[5], stories[3], stories[1], stories[2]]
    assert shown.lead == stories[0]


def test_a_chosen_story_that_is_not_public_gives_its_place_to_the_rule(
    home, front, stories
):
    place(home, lead=stories[2], seconds=[stories[5], stories[4]])
    stories[5].unpublish()
    assert front().seconds == [stories[4], stories[0], stories[1], stories[3]]


def test_a_deleted_story_gives_up_its_place(home, front, stories):
    place(home, seconds=[stories[5], stories[4]])
    stories[5].delete()
    assert front().seconds[0] == stories[4]


def test_the_rule_leaves_a_placed_story_in_its_place(home, front, stories):
    place(home, seconds=[stories[0]])
    assert front().lead == stories[1]
    assert front().seconds[0] == stories[0]


def test_a_story_placed_as_lead_and_beside_it_leads(home, front, stories):
    place(home, lead=stories[3], seconds=[stories[3], stories[4]])
    assert front().lead == stories[3]
    assert stories[3] not in front().seconds


def test_placed_sections_come_first_and_their_stories_in_front(
    home, section, town, front, stories
):
    older = [published(town, 100 + minutes) for minutes in range(6)]
    place(home, rows=[(town, [older[5]], False)])
    published(section, 50)
    assert [row.section for row in front().rows] == [town, section]
    assert front().rows[0].stories == [older[5], *older[:3]]


def test_a_section_can_be_left_off(home, section, town, front, stories):
    published(town, 100)
    published(section, 50)
    place(home, rows=[(town, [], True)])
    assert [row.section for row in front().rows] == [section]


def test_a_story_pinned_in_a_row_stands_nowhere_else_above_latest(
    home, section, town, front, stories
):
    place(home, rows=[(town, [stories[1]], False), (section, [stories[1]], False)])
    shown = front()
    assert shown.rows[0].section == town
    assert shown.rows[0].stories == [stories[1]]
    standing = [shown.lead, *shown.seconds, *(s for r in shown.rows for s in r.stories)]
    assert standing.count(stories[1]) == 1


def test_a_full_choice_costs_no_query_for_each_story(
    home, section, town, front, stories, client
):
    def queries():
        front()
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return len(captured)

    place(home, seconds=stories[:1], rows=[(section, stories[4:5], False)])
    few = queries()
    rows = [(section, stories[4:6], False), (town, stories[3:4], False)]
    place(home, seconds=stories[:3], rows=rows)
    assert queries() == few


@pytest.fixture
def send_form(as_user, editor, home):
    """Send the front page's form as an editor."""

    def post(action, *, seconds=(), rows=(), **fields):
        data = {
            "title": home.title,
            "slug": home.slug,
            "lead_story": "",
            "seconds": streamfield([("story", story.pk) for story in seconds]),
            "rows": streamfield([("row", row) for row in rows]),
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            action: "1",
            **fields,
        }
        address = f"/admin/pages/{home.pk}/edit/"
        return as_user(editor).post(address, nested_form_data(data))

    return post


def row_fields(section, *stories):
    return {
        "section": section.pk,
        "stories": {
            "count": len(stories),
            **{
                str(index): {"value": story.pk, "order": index, "deleted": ""}
                for index, story in enumerate(stories)
            },
        },
    }


def test_an_editor_arranges_the_front_page_in_the_admin(
    send_form, front, stories, section
):
    sent = send_form(
        "action-publish", seconds=[stories[4]], rows=[row_fields(section, stories[5])]
    )
    assert sent.status_code == 302
    assert front().seconds[0] == stories[4]
    assert front().rows[0].stories == [stories[5]]


def test_a_section_cannot_have_two_rows(send_form, front, stories, section):
    rows = [row_fields(section), row_fields(section)]
    page = send_form("action-publish", rows=rows).content.decode()
    assert "Each section has one row" in page


def test_a_draft_of_the_front_page_shows_readers_nothing(send_form, front, stories):
    before = front()
    assert send_form("save", seconds=[stories[5]]).status_code == 302
    assert front() == before


def test_a_scheduled_front_page_goes_up_at_its_time(home, front, stories):
    home.refresh_from_db()
    home.seconds = [("story", stories[5])]
    home.go_live_at = timezone.now() + timedelta(hours=1)
    home.save_revision().publish()
    assert front().seconds[0] != stories[5]
    with time_machine.travel(home.go_live_at + timedelta(seconds=1)):
        call_command("clock")
    assert front().seconds[0] == stories[5]
