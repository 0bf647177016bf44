"""The staff's explorer lists what Wagtail's would, at one cost for any number of pages."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from articles.models import ArticlePage
from articles.page_indexes import INDEXES
from tests.factories import ArticleFactory, SectionFactory, UserFactory

DAY = timedelta(days=1)


@pytest.fixture
def explored(as_user):
    """The titles that a member of staff finds listed, and how many are said to be."""

    def ask(user, page, asked=""):
        address = reverse("wagtailadmin_explore", args=[page.pk]) + asked
        response = as_user(user).get(address)
        assert response.status_code == 200
        listed = response.context["object_list"]
        return [one.title for one in listed], response.context["paginator"].count

    return ask


def made(section, number, **fields):
    """Stories 0, 1, 2 ..., each updated a day after the one before."""
    stories = [
        ArticleFactory(parent=section, headline=f"Story {n:03}", **fields)
        for n in range(number)
    ]
    for n, story in enumerate(stories):
        updated = timezone.now() - (number - n) * DAY
        Page.objects.filter(pk=story.pk).update(latest_revision_created_at=updated)
    return stories


def test_the_stories_of_a_section_are_listed_the_latest_change_first(
    explored, section, home, editor
):
    other = SectionFactory(parent=home)
    made(other, 2)
    made(section, 3)
    assert explored(editor, section) == (["Story 002", "Story 001", "Story 000"], 3)
    assert explored(editor, home)[1] == 2


def test_stories_that_were_never_saved_as_a_draft_stand_last(explored, section, editor):
    new = made(section, 2)[1]
    Page.objects.filter(pk=new.pk).update(latest_revision_created_at=None)
    assert explored(editor, section)[0] == ["Story 000", "Story 001"]
    asked = "?ordering=latest_revision_created_at"
    assert explored(editor, section, asked)[0] == ["Story 001", "Story 000"]


def test_pages_of_the_list_follow_each_other(explored, section, editor):
    made(section, 53)
    first, count = explored(editor, section)
    second, _ = explored(editor, section, "?p=2")
    assert count == 53
    assert [*first, *second] == [f"Story {n:03}" for n in range(52, -1, -1)]
    by_title, _ = explored(editor, section, "?ordering=title&p=2")
    assert by_title == ["Story 050", "Story 051", "Story 052"]


def test_asked_for_a_page_after_the_last_one_it_shows_the_last(
    explored, section, editor
):
    made(section, 2)
    assert explored(editor, section, "?p=7") == (["Story 001", "Story 000"], 2)


def test_a_section_without_stories_says_so(explored, section, editor):
    assert explored(editor, section) == ([], 0)


def test_an_embargoed_story_is_listed_for_its_owner_and_who_may_publish_it(
    explored, section, editor, reporter
):
    open_, secret = made(section, 2, live=False, owner=reporter)
    ArticlePage.objects.filter(pk=secret.pk).update(embargo_until=timezone.now() + DAY)
    stranger = UserFactory(group="Reporters")
    assert explored(editor, section)[1] == 2
    assert explored(reporter, section)[1] == 2
    assert explored(stranger, section) == ([open_.title], 1)


def test_who_may_work_in_two_sections_sees_only_those(explored, section, home):
    other = SectionFactory(parent=home)
    SectionFactory(parent=home)
    made(section, 2)
    group = Group.objects.create(name="Water desk")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    may_add = Permission.objects.get(
        codename="add_page", content_type__app_label="wagtailcore"
    )
    for page in (section, other):
        GroupPagePermission.objects.create(group=group, page=page, permission=may_add)
    writer = UserFactory(group="Water desk")
    assert explored(writer, section)[1] == 2
    titles, count = explored(writer, home)
    assert ({*titles}, count) == ({section.title, other.title}, 2)


def test_a_search_looks_in_this_section_only(explored, section, home, editor):
    made(SectionFactory(parent=home), 2)
    made(section, 3)
    assert explored(editor, section, "?q=Story")[1] == 3
    assert explored(editor, section, "?q=Story&search_all=1")[1] == 5


def test_the_filters_offer_those_who_own_or_edited_pages(
    as_user, section, editor, reporter
):
    story = made(section, 1, owner=reporter)[0]
    story.save_revision(user=editor, log_action=True)
    address = reverse("wagtailadmin_explore", args=[section.pk])
    response = as_user(editor).get(address)
    filters = response.context["view"].filters.form.fields
    assert list(filters["owner"].queryset) == [reporter]
    assert list(filters["edited_by"].queryset) == [editor]
    mine = as_user(editor).get(f"{address}?owner={reporter.pk}")
    assert [one.pk for one in mine.context["object_list"]] == [story.pk]


def test_sorting_by_hand_does_not_show_all_at_once(explored, section, editor):
    made(section, 52)
    titles, count = explored(editor, section, "?ordering=ord")
    assert (len(titles), count) == (50, 52)


def test_the_top_of_the_tree_is_listed_too(explored, home, admin_user):
    root = Page.get_first_root_node()
    assert explored(admin_user, root) == ([home.title], 1)


@pytest.mark.parametrize("asked", ["", "?q=Story", "?ordering=title"])
def test_a_list_of_many_costs_what_a_list_of_two_costs(asked, as_user, section, editor):
    client = as_user(editor)
    address = reverse("wagtailadmin_explore", args=[section.pk]) + asked

    def queries():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    made(section, 2)
    of_two = queries()
    made(section, 8)
    assert queries() == of_two


def test_the_start_page_costs_the_same_for_many_stories(as_user, section, editor):
    client = as_user(editor)

    def queries():
        client.get("/admin/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/admin/")
        return len(captured)

    made(section, 2, live=False, owner=editor)
    of_two = queries()
    made(section, 8, live=False, owner=editor)
    assert queries() == of_two


def test_the_start_page_says_how_many_pages_there_are(as_user, section, editor, home):
    made(section, 3)
    made(SectionFactory(parent=home), 4)
    page = as_user(editor).get("/admin/").content.decode()
    assert f"{Page.objects.count() - 1} Pages" in " ".join(page.split())
    assert reverse("wagtailadmin_explore", args=[home.pk]) in page


def test_the_indexes_on_the_page_tree_are_there(db):
    with connection.cursor() as cursor:
        kept = set()
        for table in ("wagtailcore_page", "wagtailcore_pagelogentry"):
            kept |= connection.introspection.get_constraints(cursor, table).keys()
    assert set(INDEXES) <= kept
