from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from articles.editions import Alternate, alternates, sister_fronts
from articles.fresh_until import fresh_until, next_day
from articles.reader_page import ReaderPage
from home.blocks import STORY, FrontRowsBlock, chosen_rows, chosen_stories
from home.front import SECONDS, Choice, compose_front


class HomePage(ReaderPage, Page):
    """The front page: what its editors placed, and the newest in every other place."""

    lead_story = models.ForeignKey(
        STORY,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead"),
        help_text=_("Empty: the newest story with a picture."),
    )
    seconds = StreamField(
        [("story", blocks.PageChooserBlock(STORY, label=_("story")))],
        blank=True,
        max_num=SECONDS,
        verbose_name=_("beside the lead"),
        help_text=_("Empty places: the newest stories with pictures."),
    )
    rows = StreamField(
        FrontRowsBlock(),
        blank=True,
        verbose_name=_("section rows"),
        help_text=_("From top to bottom. Sections that are not named here follow."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.SectionPage", "home.HousePage"]
    max_count = 1
    content_panels = [
        *Page.content_panels,
        HelpPanel(
            content=_(
                "Place what shall stand where; every place that you leave empty fills "
                "itself with the newest. A story that is not public gives up its place "
                "until it is. Preview the page, or schedule it, as you do with a story."
            )
        ),
        PageChooserPanel("lead_story"),
        FieldPanel("seconds"),
        FieldPanel("rows"),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    @property
    def choice(self) -> Choice:
        """What the editors placed, for `home.front.compose_front`."""
        return Choice(
            lead_id=self.lead_story_id,
            second_ids=chosen_stories(self.seconds),
            rows=chosen_rows(self.rows),
        )

    @property
    def alternates(self) -> list[Alternate]:
        """The front pages of all editions; empty for a paper of one language."""
        return alternates(self.full_url, sister_fronts())

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["front"] = compose_front(self.choice)
        fresh_until(request, next_day())  # it says which day it is
        return context
