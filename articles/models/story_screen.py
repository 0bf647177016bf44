"""The screen on which a story is written, in the order of the work."""

from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from articles.models.desk_talk_panel import DeskTalkPanel
from articles.models.sister_editions_panel import SisterEditionsPanel
from articles.models.source_rows import SourcesPanel
from articles.models.sourcing_panels import (
    ConfidentialNotesPanel,
    LengthPanel,
    UnsourcedQuotationsPanel,
)
from articles.models.story_form import StoryForm

STORY = [
    DeskTalkPanel(),
    TitleFieldPanel("headline", placeholder=_("Headline"), required_on_save=True),
    "subhead",
    "standfirst",
    "kicker",
    FieldPanel("body"),
    LengthPanel(),
]
ATTRIBUTION = [
    InlinePanel("bylines", heading=_("Bylines"), label=_("Byline")),
    InlinePanel("agency_credits", heading=_("Agencies"), label=_("Agency")),
    "byline_override",
    MultiFieldPanel(["dateline_place", "dateline_date"], heading=_("Dateline")),
    SourcesPanel("sources", heading=_("How we know this"), label=_("Source")),
    UnsourcedQuotationsPanel(),
    "verification_note",
    MultiFieldPanel(["ai_use", "ai_use_note"], heading=_("Use of AI")),
    ConfidentialNotesPanel(),
    "topics",
]
MEDIA = [
    MultiFieldPanel(
        ["lead_image", "lead_image_alt", "lead_image_caption", "lead_image_credit"],
        heading=_("Lead picture"),
    ),
]
PUBLISHING = [
    FieldPanel("published_at", read_only=True),
    "edit_reason",
    "substantially_updated_at",
    MultiFieldPanel(["embargo_until", "embargo_reason"], heading=_("Embargo")),
    "breaking_until",
    "needs_legal",
    SisterEditionsPanel("sister_addresses"),
    FieldPanel("desk_note"),  # of the form, not of the page: see DeskNote
    PublishingPanel(),  # when it goes live and when it expires
]
SEARCH_AND_SOCIAL = [
    FieldPanel("slug", required_on_save=False),  # made of the headline
    "seo_title",
    "search_description",
    "listing_headline",
    MultiFieldPanel(
        ["social_title", "social_description", "social_image"], heading=_("Cards")
    ),
]


class StoryTabs(TabbedInterface):
    """All of it. Wagtail would make the form's class anew for each request."""

    def get_form_class(self):
        return self._made_in(get_language())

    @cache  # noqa: B019 (there is one for as long as the process lasts)
    def _made_in(self, language: str | None):
        # In each language: the buttons that choose somebody have their words from here.
        return super().get_form_class()


STORY_SCREEN = StoryTabs(
    [
        ObjectList(STORY, heading=_("Story")),
        ObjectList(ATTRIBUTION, heading=_("Attribution")),
        ObjectList(MEDIA, heading=_("Media")),
        ObjectList(PUBLISHING, heading=_("Publishing")),
        ObjectList(SEARCH_AND_SOCIAL, heading=_("Search and social")),
    ],
    base_form_class=StoryForm,
)
