from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index

from articles.cards import Cards, lead_card
from articles.gates import default_gates
from articles.models.listed_story import ListedStory
from articles.models.section_form import SectionForm
from articles.reader_page import ReaderPage

STORIES_PER_PAGE = 20

# The first parts of addresses that are not pages: a section there could not be reached.
RESERVED_ADDRESSES = frozenset(
    {
        "admin",
        "api",
        "archive",
        "authors",
        "comments",
        "corrections",
        "documents",
        "feed",
        "healthz",
        "media",
        "metrics",
        "privacy",
        "reads",
        "readyz",
        "search",
        "static",
        "styleguide",
        "topics",
    }
)


class SectionPage(ReaderPage, Page):
    """A part of the paper. Its stories live below it in the page tree."""

    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("One sentence: what readers find here."),
    )
    lead_story = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead"),
        help_text=_("Stands above the list. Empty: the newest story with a picture."),
    )
    # Codes of `articles.gates`.
    gates = models.JSONField(_("publish gates"), default=default_gates, blank=True)

    base_form_class = SectionForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    content_panels = [
        *Page.content_panels,
        "description",
        PageChooserPanel("lead_story"),
        FieldPanel("gates", permission="articles.choose_gates"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("description")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self):
        super().clean()
        if self.slug in RESERVED_ADDRESSES:
            message = _("“%(slug)s” is the address of another part of the site.")
            raise ValidationError({"slug": message % {"slug": self.slug}})

    def get_context(self, request, *args, **kwargs):
        """`stories`, a page of all but the lead; `lead` on the first page, if any."""
        context = super().get_context(request, *args, **kwargs)
        published = self.stories.published()
        lead_id = self._lead_id(published)
        others = ListedStory.objects.of_section(self).exclude(article=lead_id)
        stories = Cards(others, "article_id").page(
            request.GET.get("page"), STORIES_PER_PAGE
        )
        is_first = stories.number == 1
        context["lead"] = lead_card(lead_id) if is_first else None
        return context | {"stories": stories}

    def _lead_id(self, published) -> int | None:
        """The editor's choice, where it is a public story of the section.

        Else the newest story that has a picture, if one of the first page has, and the
        newest where none has.
        """
        newest = published.newest_first()
        if chosen := newest.filter(pk=self.lead_story_id).values_list("pk").first():
            return chosen[0]
        rows = list(newest.values_list("pk", "lead_image_id")[:STORIES_PER_PAGE])
        pictured = (pk for pk, image_id in rows if image_id)
        return next(pictured, rows[0][0] if rows else None)
