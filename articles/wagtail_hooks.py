from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from articles.admin.action_menu import offer_schedule
from articles.admin.after_publication import CorrectView, EditReasonView, WithdrawView
from articles.admin.dashboard import put_panels
from articles.admin.editing import story_viewset
from articles.admin.explorer import quick_page_viewset
from articles.admin.gate_screen import GateScreen, OverrideFormatter
from articles.admin.interventions import (
    ask_why_edited,
    ask_why_edited_in_bulk,
    keep_record,
    remind_of_correction,
    remind_of_withdrawal,
)
from articles.admin.notes_panel import notes_panel
from articles.admin.notes_screen import SourceNotesView
from articles.admin.page_summary import put_quick_summary
from articles.admin.registers import NewsroomGroup
from articles.models import ArticlePage
from articles.models.edited_story import CORRECTED, EditReason
from articles.models.stored_story import read_draft
from articles.public_files import is_for, is_public
from articles.source_notes import may_read
from articles.story_access import without_hidden
from articles.style_checks import HouseContentChecker
from articles.withdrawal import may_withdraw

register_snippet(NewsroomGroup)


@hooks.register("register_admin_viewset")
def register_story_screens():
    return [story_viewset, quick_page_viewset]


@hooks.register("register_admin_urls")
def register_story_urls():
    notes, correct = SourceNotesView.as_view(), CorrectView.as_view()
    why, withdraw = EditReasonView.as_view(), WithdrawView.as_view()
    return [
        path("stories/<int:pk>/gates/", GateScreen.as_view(), name="story_gates"),
        path("stories/<int:pk>/notes/", notes, name="story_notes"),
        path("stories/<int:pk>/notes/panel/", notes_panel, name="story_notes_panel"),
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
    if page.live and page.has_unpublished_changes and page.latest_revision_id:
        keys = [page.pk, "live", page.latest_revision_id]
        url = reverse("wagtailadmin_pages:revisions_compare", args=keys)
        label = _("Compare with the live version")
        yield Button(label, url, icon_name="copy", priority=75)
    if page.live and user.has_perm("articles.add_correction"):
        url = reverse("story_correct", args=[page.pk])
        yield Button(_("Correct"), url, icon_name="warning", priority=85)
    if page.live and may_withdraw(user, page):
        url = reverse("story_withdraw", args=[page.pk])
        yield Button(_("Withdraw"), url, icon_name="cross", priority=90)


@hooks.register("before_publish_page")
def look_before_publishing(request, page):
    # The editing screen publishes past ArticlePage.publish. The draft is read once, for
    # who publishes it too.
    if not isinstance(page, ArticlePage):
        return None
    revision = page.get_latest_revision()
    draft = read_draft(revision)
    if (question := ask_why_edited(request, page, draft)) is None:
        draft.refuse_at_gates(revision)
    return question


@hooks.register("before_edit_page")
def remind_of_what_became_of_it(request, page):
    remind_of_withdrawal(request, page)
    remind_of_correction(request, page)


@hooks.register("construct_homepage_panels")
def put_story_panels(request, panels):
    put_panels(request.user, panels)


@hooks.register("construct_homepage_summary_items", order=1)
def count_pages_quickly(request, items):
    put_quick_summary(request, items)


@hooks.register("construct_page_action_menu")
def offer_schedule_with_its_time(menu_items, request, context):
    offer_schedule(menu_items, context.get("page"))


@hooks.register("construct_wagtail_userbar")
def add_house_style(request, items, page):
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = HouseContentChecker(in_editor=item.in_editor)


@hooks.register("construct_page_chooser_queryset")
def keep_embargoed_stories_from_choosers(pages, request):
    return without_hidden(pages, request.user)


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
    actions.register_action("articles.gates.override")(OverrideFormatter)
    actions.register_action(
        "articles.keep_aside",
        _("Keep a text aside"),
        _("Tried to save over a newer version; the text was kept beside it"),
    )
    actions.register_action(
        "articles.source_note.add", _("Add a confidential note"), _("Added a note")
    )
    actions.register_action(
        "articles.source_note.read", _("Read confidential notes"), _("Read the notes")
    )


@hooks.register("before_serve_document")
def keep_document_back(document, request):
    """A document that is in use nowhere in public is there for staff alone."""
    model = type(document)
    if not is_public(model, document.pk) and not is_for(request.user, model):
        raise Http404


@hooks.register("register_log_actions")
def register_note_to_the_desk(actions):
    @actions.register_action("articles.desk_note")
    class NoteToTheDesk(LogFormatter):
        label = _("Note to the desk")

        def format_message(self, log_entry):
            return _("Told the desk: %(note)s") % {"note": log_entry.data["note"]}


class StoryEditFormatter(LogFormatter):
    """Says in the story's history why a published text was changed."""

    label = _("Edit after publication")

    def format_message(self, log_entry):
        reason = log_entry.data.get("reason")
        labels = {**dict(EditReason.choices), CORRECTED: _("published as corrected")}
        said = labels.get(reason, _("nobody said why"))
        return _("Changed the published text. %(reason)s") % {"reason": said}
