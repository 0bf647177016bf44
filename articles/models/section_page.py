from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from articles.gates import default_gates
from articles.models.section_form import SectionForm

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
        "readyz",
        "search",
        "static",
        "styleguide",
        "topics",
    }
)


class SectionPage(Page):
    """A part of the paper. Its stories live below it in the page tree."""

    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("One sentence: what readers find here."),
    )
    # Codes of `articles.gates`.
    gates = models.JSONField(_("publish gates"), default=default_gates, blank=True)

    base_form_class = SectionForm
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    content_panels = [
        *Page.content_panels,
        "description",
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
        context = super().get_context(request, *args, **kwargs)
        stories = self.stories.published().for_listing()
        pages = Paginator(stories, STORIES_PER_PAGE)
        context["stories"] = pages.get_page(request.GET.get("page"))
        return context
