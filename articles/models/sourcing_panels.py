"""Panels of the editing screen about sources and length; they show and save nothing."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from articles.reading_time import reading_time
from articles.sourcing import unsourced_quotations


class StoryPanel(Panel):
    """A panel that is rendered from the story as the form was opened or saved."""

    def __init__(self, **kwargs):
        kwargs.setdefault("heading", self.heading_of_kind)
        super().__init__(**kwargs)

    heading_of_kind: Any = ""

    class BoundPanel(Panel.BoundPanel):
        class Media:
            js = ["js/admin/story-form.js"]
            css = {"all": ["css/admin/sourcing.css"]}


class LengthPanel(StoryPanel):
    """How long the story is."""

    heading_of_kind = _("Length")

    class BoundPanel(StoryPanel.BoundPanel):
        template_name = "articles/admin/length.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"length": reading_time(self.instance)}


class UnsourcedQuotationsPanel(StoryPanel):
    """Which quotations have no source yet."""

    heading_of_kind = _("Quotations without a source")

    class BoundPanel(StoryPanel.BoundPanel):
        template_name = "articles/admin/unsourced_quotations.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"passages": unsourced_quotations(self.instance)}


class ConfidentialNotesPanel(StoryPanel):
    """The confidential notes beside the story, fetched when they are asked for.

    So that the record of readings tells who read them, not who opened the story.
    """

    heading_of_kind = _("Confidential notes")

    class BoundPanel(StoryPanel.BoundPanel):
        template_name = "articles/admin/notes_panel.html"

        def is_shown(self):
            user = self.request.user
            return bool(self.instance.pk) and user.has_perm("articles.view_sourcenote")

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            pk = self.instance.pk
            return context | {
                "screen": reverse("story_notes", args=[pk]),
                "fragment": reverse("story_notes_panel", args=[pk]),
            }
