from django.urls import path, register_converter, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from comments.account_panel import ModeratorMailPanel
from comments.admin import MODERATE, CommentsMenuItem, DecideView, QueueView
from comments.dashboard import PendingRepliesPanel
from comments.discussion_admin import DiscussionView, RulesFormatter, rules_buttons
from comments.discussions import LOG_ACTION
from comments.models import Comment
from comments.word_rule_admin import TryView, WordRuleViewSet


class StatusConverter:
    """A comment's status in an address."""

    regex = "|".join(Comment.Status.values)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


register_converter(StatusConverter, "comment_status")
register_snippet(WordRuleViewSet)


@hooks.register("register_admin_urls")
def register_queue_urls():
    queue = QueueView.as_view()
    return [
        path("comments/", queue, {"status": "pending"}, name="comment_queue_start"),
        path("comments/<comment_status:status>/", queue, name="comment_queue"),
        path("comments/<int:pk>/decide/", DecideView.as_view(), name="comment_decide"),
        path("comments/try/", TryView.as_view(), name="comment_try"),
    ]


@hooks.register("register_admin_menu_item")
def register_queue_menu_item():
    return CommentsMenuItem(
        _("Comments"), reverse("comment_queue_start"), icon_name="comment", order=300
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
