from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles.blocks import ParagraphBlock, SubheadingBlock, TableBlock
from articles.models import RESERVED_ADDRESSES
from articles.reader_page import ReaderPage


class HousePage(ReaderPage, Page):
    """A page about the paper itself: who makes it, how it corrects, what it stands for.

    Those that are “shown in menus” are linked at the foot of every page.
    """

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences that say what the page answers."),
    )
    body = StreamField(
        [
            ("paragraph", ParagraphBlock()),
            ("subheading", SubheadingBlock()),
            ("table", TableBlock()),
        ],
        blank=True,
        verbose_name=_("text"),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    show_in_menus_default = True
    content_panels = [*Page.content_panels, "introduction", FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("page about the paper")
        verbose_name_plural = _("pages about the paper")

    def clean(self):
        super().clean()
        if self.slug in RESERVED_ADDRESSES:
            message = _("“%(slug)s” is the address of another part of the site.")
            raise ValidationError({"slug": message % {"slug": self.slug}})
