from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel, PageChooserPanel
from wagtail.models import Page

from home.front import compose_front


class HomePage(Page):
    """The front page: a lead chosen by an editor or by rule, and what is new."""

    lead_story = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead"),
        help_text=_("Empty: the newest story with a picture."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.SectionPage"]
    max_count = 1
    content_panels = [
        *Page.content_panels,
        PageChooserPanel("lead_story"),
        HelpPanel(
            content=_("The rest of the front page fills itself: the newest stories.")
        ),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["front"] = compose_front(lead_id=self.lead_story_id)
        return context
