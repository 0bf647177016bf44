"""The three roles of the house and exactly what each may do.

Permissions are named as `app.codename`, so that this lowest app needs to import none of
the apps above it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)


@dataclass(frozen=True)
class Role:
    """What a group may do: site-wide, to pages below the root, and to files."""

    group: str
    site: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


REPORTERS = Role(
    group="Reporters",
    site=(
        "wagtailadmin.access_admin",
        "articles.add_sourcenote",
        "articles.view_sourcenote",
    ),
    # Who may add a page may edit what he or she added; only editors publish.
    pages=("wagtailcore.add_page",),
    files=(
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    ),
)
EDITORS = Role(
    group="Editors",
    site=(
        *REPORTERS.site,
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
    ),
    pages=(
        "wagtailcore.add_page",
        "wagtailcore.change_page",
        "wagtailcore.publish_page",
        "wagtailcore.lock_page",
        "wagtailcore.unlock_page",
    ),
    files=(
        *REPORTERS.files,
        "wagtailimages.change_image",
        "wagtaildocs.change_document",
    ),
)
MODERATORS = Role(
    group="Moderators",
    site=(
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
    ),
)
ROLES = (REPORTERS, EDITORS, MODERATORS)


@transaction.atomic
def ensure_roles() -> None:
    """Make the three groups and give each exactly its permissions, no more, no less.

    Groups of other names are left alone. Raises Permission.DoesNotExist when a name
    above is not (or no longer) a permission of the installation.
    """
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.group)
        group.permissions.set(_permissions(role.site))
        _set_page_permissions(group, role)
        _set_file_permissions(group, role)


def _permissions(names: Iterable[str]) -> list[Permission]:
    return [_permission(name) for name in names]


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _set_page_permissions(group: Group, role: Role) -> None:
    root = Page.objects.filter(depth=1).first()
    GroupPagePermission.objects.filter(group=group).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=root, permission=permission)
        for permission in _permissions(role.pages)
        if root
    )


def _set_file_permissions(group: Group, role: Role) -> None:
    root = Collection.objects.filter(depth=1).first()
    GroupCollectionPermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=root, permission=permission)
        for permission in _permissions(role.files)
        if root
    )
