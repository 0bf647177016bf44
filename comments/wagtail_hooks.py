from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from comments.account_panel import ModeratorMailPanel
from comments.admin.menu import CommentsMenuItem, PermittedMenuItem
from comments.admin.urls import urlpatterns
from comments.admin.word_rules import WordRuleViewSet
from comments.dashboard import PendingRepliesPanel
from comments.discussion_admin import DiscussionView, RulesFormatter, rules_buttons
from comments.discussions import LOG_ACTION
from comments.moderation import MODERATE

register_snippet(WordRuleViewSet)


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


@hooks.register("register_account_settings_panel")
def register_moderator_mail(request, user, profile):
    return ModeratorMailPanel(request, user, profile)


@hooks.register("register_admin_urls")
def register_discussion_urls():
    screen = DiscussionView.as_view()
    return [path("replies/<int:pk>/", screen, name="discussion")]


@hooks.register("register_page_header_buttons")
def offer_rules_on_page(page, user, view_name, next_url=None):
    yield from rules_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def offer_rules_in_list(page, user, next_url=None):
    yield from rules_buttons(page, user)


@hooks.register("register_log_actions")
def register_acts_on_discussions(actions):
    actions.register_action(LOG_ACTION)(RulesFormatter)
