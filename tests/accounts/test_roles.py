"""The three groups as they stand in an installation, and the command that sets them."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from tests.factories import UserFactory

# Exactly what each group may do. A change here is a decision about people.
SITE = {
    "Reporters": {
        "wagtailadmin.access_admin",
        "articles.add_sourcenote",
        "articles.view_sourcenote",
    },
    "Editors": {
        "wagtailadmin.access_admin",
        "articles.add_sourcenote",
        "articles.view_sourcenote",
        "articles.add_author",
        "articles.change_author",
        "articles.view_author",
        "articles.add_agency",
        "articles.change_agency",
        "articles.view_agency",
        "articles.add_topic",
        "articles.change_topic",
        "articles.view_topic",
        "articles.add_stylerule",
        "articles.change_stylerule",
        "articles.delete_stylerule",
        "articles.view_stylerule",
        "articles.add_correction",
        "articles.view_correction",
        "articles.clear_legal",
        "articles.override_gates",
        "articles.choose_gates",
        "comments.set_discussion",
        "home.change_masthead",
        "home.change_imprint",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "wagtailredirects.view_redirect",
        "wagtailsearchpromotions.add_searchpromotion",
        "wagtailsearchpromotions.change_searchpromotion",
        "wagtailsearchpromotions.delete_searchpromotion",
    },
    "Moderators": {
        "wagtailadmin.access_admin",
        "comments.view_comment",
        "comments.moderate_comment",
        "comments.view_moderationaction",
        "comments.set_discussion",
        "comments.change_reasontext",
        "comments.view_reasontext",
        "comments.add_wordrule",
        "comments.change_wordrule",
        "comments.delete_wordrule",
        "comments.view_wordrule",
    },
}
PAGES = {
    "Reporters": {"add_page"},
    "Editors": {
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
    },
    "Moderators": set(),
}
FILES = {
    "Reporters": {
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    },
    "Editors": {
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtailimages.change_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
        "wagtaildocs.change_document",
    },
    "Moderators": set(),
}

pytestmark = pytest.mark.django_db


def named(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def site_permissions(name: str) -> set[str]:
    permissions = Permission.objects.filter(group__name=name)
    return {named(p) for p in permissions.select_related("content_type")}


def page_permissions(name: str) -> set[tuple[str, int]]:
    given = GroupPagePermission.objects.filter(group__name=name)
    return set(given.values_list("permission__codename", "page__depth"))


def file_permissions(name: str) -> set[tuple[str, int]]:
    given = GroupCollectionPermission.objects.filter(group__name=name)
    return {(named(entry.permission), entry.collection.depth) for entry in given}


def everything() -> dict:
    return {
        name: (site_permissions(name), page_permissions(name), file_permissions(name))
        for name in SITE
    }


@pytest.mark.parametrize("group", SITE)
def test_a_group_has_exactly_its_permissions_for_the_whole_site(group):
    assert site_permissions(group) == SITE[group]


@pytest.mark.parametrize("group", PAGES)
def test_a_group_has_exactly_its_permissions_for_pages(group):
    assert page_permissions(group) == {(name, 1) for name in PAGES[group]}


@pytest.mark.parametrize("group", FILES)
def test_a_group_has_exactly_its_permissions_for_files(group):
    assert file_permissions(group) == {(name, 1) for name in FILES[group]}


def test_the_house_starts_with_these_three_groups():
    assert set(Group.objects.values_list("name", flat=True)) == set(SITE)


def test_ensuring_the_roles_again_changes_nothing():
    before = everything()
    call_command("ensure_roles")
    assert everything() == before
    assert Group.objects.count() == len(SITE)


def test_what_a_group_got_by_mistake_is_taken_away():
    reporters = Group.objects.get(name="Reporters")
    reporters.permissions.add(Permission.objects.get(codename="add_user"))
    publish = Permission.objects.get(codename="publish_page")
    root = GroupPagePermission.objects.filter(group=reporters).first().page
    GroupPagePermission.objects.create(group=reporters, page=root, permission=publish)
    call_command("ensure_roles")
    assert site_permissions("Reporters") == SITE["Reporters"]
    assert page_permissions("Reporters") == {("add_page", 1)}


def test_what_a_group_has_lost_is_given_back():
    Group.objects.get(name="Editors").permissions.clear()
    GroupPagePermission.objects.all().delete()
    GroupCollectionPermission.objects.all().delete()
    Group.objects.get(name="Moderators").delete()
    call_command("ensure_roles")
    assert site_permissions("Editors") == SITE["Editors"]
    assert page_permissions("Editors") == {(name, 1) for name in PAGES["Editors"]}
    assert file_permissions("Editors") == {(name, 1) for name in FILES["Editors"]}
    assert site_permissions("Moderators") == SITE["Moderators"]


def test_a_group_of_another_name_is_left_alone():
    interns = Group.objects.create(name="Interns")
    interns.permissions.add(Permission.objects.get(codename="access_admin"))
    call_command("ensure_roles")
    assert site_permissions("Interns") == {"wagtailadmin.access_admin"}


def test_the_people_stay_in_their_groups():
    person = UserFactory(group="Editors")
    call_command("ensure_roles")
    assert person.groups.get().name == "Editors"


def test_no_group_may_delete_or_change_a_correction_or_a_confidential_note():
    forbidden = {"correction", "sourcenote"}
    held = Permission.objects.filter(content_type__model__in=forbidden)
    assert {p.codename.partition("_")[0] for p in held} == {"add", "view"}
