"""The first screen of the staff: what is mine, what waits for me, what goes out."""

from typing import Any

from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page, Revision, TaskState, get_default_page_content_type
from wagtail.permissions import policy_registry

from articles.models import ArticlePage, DeskNote, standing_requests

ROWS = 10
STORY_ACTIONS = ["add", "change", "publish"]
# Wagtail's own show any number of rows, and ask the database again for each.
REPLACED = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel)


class StoryPanel(Component):
    """A list of at most ten stories, in a fixed number of queries."""

    name = ""
    heading: Any = ""
    nothing: Any = ""

    def __init__(self, user):
        self.user = user

    @property
    def template_name(self):
        return f"articles/dashboard/{self.name}.html"

    def rows(self) -> list:
        """One more than are shown, where there are more."""
        raise NotImplementedError

    def get_context_data(self, parent_context):
        found = list(self.rows()[: ROWS + 1])
        return {
            "panel": self,
            "rows": found[:ROWS],
            "has_more": len(found) > ROWS,
        }


class ChangesRequestedPanel(StoryPanel):
    """What the desk wants changed in my stories, in its words."""

    name, order = "changes_requested", 100
    heading = _("Changes requested")

    def rows(self):
        own = Page.objects.filter(
            owner=self.user,
            pk=Cast(OuterRef("workflow_state__object_id"), IntegerField()),
        )
        mine = Q(workflow_state__requested_by=self.user) | Exists(own)
        of_pages = Q(workflow_state__base_content_type=get_default_page_content_type())
        requests = standing_requests().filter(of_pages, mine)
        # The page's key and title stand in the revision that was decided about.
        found = requests.select_related("finished_by", "task", "revision")
        return found.defer("revision__content")


class WaitingForMePanel(StoryPanel):
    """What I can decide about, with what its author tells the desk."""

    name, order = "waiting_for_me", 110
    heading = _("Waiting for me")
    nothing = _("Nothing waits for you.")

    def rows(self):
        article = Cast(OuterRef("workflow_state__object_id"), IntegerField())
        notes = DeskNote.objects.submitted().filter(article_id=article)
        live = Page.objects.filter(pk=article, live=True)
        states = TaskState.objects.reviewable_by(self.user).order_by("started_at")
        found = states.select_related(
            "task", "revision", "workflow_state__requested_by"
        ).defer("revision__content")
        note = Subquery(notes.values("text")[:1])
        return found.annotate(note=note, is_live=Exists(live))


class MyDraftsPanel(StoryPanel):
    name, order = "my_drafts", 120
    heading = _("My drafts")
    nothing = _("You have no drafts.")

    def rows(self):
        mine = Page.objects.filter(owner=self.user, has_unpublished_changes=True)
        drafts = mine.exact_type(ArticlePage).order_by("-latest_revision_created_at")
        return drafts.prefetch_workflow_states().annotate_approved_schedule()


class GoingOutNextPanel(StoryPanel):
    name, order = "going_out_next", 130
    heading = _("Going out next")
    nothing = _("Nothing is scheduled.")

    def rows(self):
        pages = get_default_page_content_type()
        scheduled = Revision.objects.filter(
            approved_go_live_at__isnull=False, base_content_type=pages
        )
        return scheduled.order_by("approved_go_live_at").defer("content")


class PublishedTodayPanel(StoryPanel):
    name, order = "published_today", 140
    heading = _("Published today")
    nothing = _("Nothing was published today.")

    def rows(self):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0)
        today = ArticlePage.objects.published().filter(published_at__gte=midnight)
        return today.newest_first().defer("body").select_related("section")


def put_panels(user, panels: list) -> None:
    """Set the panels of those who work on stories; the others see none of them."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    policy = policy_registry.get_by_type(Page)
    if policy.user_has_any_permission(user, STORY_ACTIONS):
        panels += [kind(user) for kind in PANELS]


PANELS = (
    ChangesRequestedPanel,
    WaitingForMePanel,
    MyDraftsPanel,
    GoingOutNextPanel,
    PublishedTodayPanel,
)
