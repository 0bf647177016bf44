from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from articles.models.rows_at_hand import KnowsItsRows


class Agency(index.Indexed, models.Model):
    """A news agency whose copy or facts the paper uses. Not an author."""

    code = models.CharField(
        _("short name"),
        max_length=40,
        unique=True,
        help_text=_("As it is credited: dpa, AFP, Reuters."),
    )
    name = models.CharField(_("full name"), max_length=160)
    url = models.URLField(_("website"), blank=True)

    panels = ["code", "name", "url"]
    search_fields = [
        index.SearchField("code"),
        index.SearchField("name"),
        index.AutocompleteField("code"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["code"]

    def __str__(self):
        return self.code


class AgencyCredit(KnowsItsRows, Orderable):
    """That a story rests on an agency: on its copy, or on facts it reported."""

    article = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="agency_credits"
    )
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,  # in drafts; a gate keeps it from readers
        related_name="credits",
        verbose_name=_("agency"),
    )

    panels = ["agency"]

    class Meta(Orderable.Meta):
        verbose_name = _("agency credit")
        verbose_name_plural = _("agency credits")

    def __str__(self):
        return str(self.agency or "")
