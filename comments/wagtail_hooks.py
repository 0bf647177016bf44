from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from comments.admin.menu import CommentsMenuItem, PermittedMenuItem
from comments.admin.urls import urlpatterns
from comments.dashboard import PendingRepliesPanel
from comments.moderation import MODERATE


@hooks.register("register_admin_urls")
def register_queue_urls():
    return urlpatterns


@hooks.register("register_admin_menu_item")
def register_queue_menu_item():
    return CommentsMenuItem(
        _("Comments"),
        reverse("comment_queue_start"),
        name="comments",
        icon_name="comment",
        order=300,
    )


@hooks.register("register_reports_menu_item")
def register_record_menu_item():
    return PermittedMenuItem(
        _("Moderation record"),
        reverse("comment_record"),
        name="moderation-record",
        icon_name="history",
        order=800,
        permission="comments.view_moderationaction",
    )


@hooks.register("register_settings_menu_item")
def register_reasons_menu_item():
    return PermittedMenuItem(
        _("Reasons for rejection"),
        reverse("comment_reasons"),
        name="comment-reasons",
        icon_name="list-ul",
        order=800,
        permission="comments.view_reasontext",
    )


@hooks.register("construct_homepage_panels")
def add_pending_replies(request, panels):
    if request.user.has_perm(MODERATE):
        panels.append(PendingRepliesPanel())
