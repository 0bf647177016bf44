from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from articles.admin import NewsroomGroup, SourceNotesView
from articles.after_publication import CorrectView, EditReasonView, WithdrawView
from articles.interventions import (
    ask_why_edited,
    ask_why_edited_in_bulk,
    keep_record,
    remind_of_correction,
    remind_of_withdrawal,
)
from articles.models import ArticlePage
from articles.models.edited_story import CORRECTED, EditReason
from articles.source_notes import may_read
from articles.withdrawal import may_withdraw

register_snippet(NewsroomGroup)


@hooks.register("register_admin_urls")
def register_story_urls():
    notes, correct = SourceNotesView.as_view(), CorrectView.as_view()
    why, withdraw = EditReasonView.as_view(), WithdrawView.as_view()
    return [
        path("stories/<int:pk>/notes/", notes, name="story_notes"),
        path("stories/<int:pk>/correct/", correct, name="story_correct"),
        path("stories/<int:pk>/kind-of-edit/", why, name="story_edit_reason"),
        path("stories/<int:pk>/withdraw/", withdraw, name="story_withdraw"),
    ]


@hooks.register("register_page_header_buttons")
def story_buttons(page, user, view_name, next_url=None):
    if not isinstance(page, ArticlePage) or not page.pk:
        return
    if may_read(user, page):
        url = reverse("story_notes", args=[page.pk])
        yield Button(_("Confidential notes"), url, icon_name="lock", priority=80)
    if page.live and user.has_perm("articles.add_correction"):
        url = reverse("story_correct", args=[page.pk])
        yield Button(_("Correct"), url, icon_name="warning", priority=85)
    if page.live and may_withdraw(user, page):
        url = reverse("story_withdraw", args=[page.pk])
        yield Button(_("Withdraw"), url, icon_name="cross", priority=90)


@hooks.register("before_publish_page")
def ask_why_story_is_edited(request, page):
    return ask_why_edited(request, page)


@hooks.register("before_edit_page")
def remind_of_what_became_of_it(request, page):
    remind_of_withdrawal(request, page)
    remind_of_correction(request, page)


@hooks.register("before_delete_page")
def keep_story_with_a_record(request, page):
    return keep_record(request, [page])


@hooks.register("before_bulk_action")
def keep_and_ask_in_bulk(request, action_type, objects, action):
    if action.models != [Page]:
        return None
    if action_type == "publish":
        return ask_why_edited_in_bulk(request, objects)
    return keep_record(request, objects) if action_type == "delete" else None


@hooks.register("register_log_actions")
def register_story_acts(actions):
    actions.register_action(
        "articles.correct", _("Correct"), _("Published a correction")
    )
    actions.register_action("articles.withdraw", _("Withdraw"), _("Withdrew the story"))
    actions.register_action(
        "articles.restore", _("Publish again"), _("Published a withdrawn story again")
    )
    actions.register_action("articles.edit")(StoryEditFormatter)
    actions.register_action(
        "articles.source_note.add", _("Add a confidential note"), _("Added a note")
    )
    actions.register_action(
        "articles.source_note.read", _("Read confidential notes"), _("Read the notes")
    )


class StoryEditFormatter(LogFormatter):
    """Says in the story's history why a published text was changed."""

    label = _("Edit after publication")

    def format_message(self, log_entry):
        reason = log_entry.data.get("reason")
        labels = {**dict(EditReason.choices), CORRECTED: _("published as corrected")}
        said = labels.get(reason, _("nobody said why"))
        return _("Changed the published text. %(reason)s") % {"reason": said}
