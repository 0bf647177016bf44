from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from articles.admin import (
    CorrectView,
    NewsroomGroup,
    SourceNotesView,
    keep_corrected_stories,
)
from articles.gate_screen import GateScreen, OverrideFormatter
from articles.models import ArticlePage
from articles.source_notes import may_read
from articles.story_access import without_hidden

register_snippet(NewsroomGroup)


@hooks.register("register_admin_urls")
def register_story_urls():
    notes, correct = SourceNotesView.as_view(), CorrectView.as_view()
    return [
        path("stories/<int:pk>/gates/", GateScreen.as_view(), name="story_gates"),
        path("stories/<int:pk>/notes/", notes, name="story_notes"),
        path("stories/<int:pk>/correct/", correct, name="story_correct"),
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


@hooks.register("before_publish_page")
def refuse_at_gates(request, page):
    # The editing screen publishes past ArticlePage.publish.
    if isinstance(page, ArticlePage):
        page.refuse_at_gates(page.get_latest_revision())


@hooks.register("construct_page_chooser_queryset")
def keep_embargoed_stories_from_choosers(pages, request):
    return without_hidden(pages, request.user)


@hooks.register("before_delete_page")
def keep_corrected_story(request, page):
    return keep_corrected_stories(request, [page])


@hooks.register("before_bulk_action")
def keep_corrected_stories_in_bulk(request, action_type, objects, action):
    if action_type == "delete" and action.models == [Page]:
        return keep_corrected_stories(request, objects)
    return None


@hooks.register("register_log_actions")
def register_story_acts(actions):
    actions.register_action(
        "articles.correct", _("Correct"), _("Published a correction")
    )
    actions.register_action(
        "articles.source_note.add", _("Add a confidential note"), _("Added a note")
    )
    actions.register_action(
        "articles.source_note.read", _("Read confidential notes"), _("Read the notes")
    )
    actions.register_action("articles.gates.override")(OverrideFormatter)
