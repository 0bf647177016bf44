from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from articles.models.rows_at_hand import KnowsItsRows


class Byline(KnowsItsRows, Orderable):
    """One person's part in one story, in the order in which they are credited."""

    class Role(models.TextChoices):
        REPORTING = "reporting", _("Reporting")
        PHOTOGRAPHY = "photography", _("Photography")
        ILLUSTRATION = "illustration", _("Illustration")
        DATA = "data", _("Data")
        TRANSLATION = "translation", _("Translation")

    article = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="bylines"
    )
    author = models.ForeignKey(
        "articles.Author",
        on_delete=models.PROTECT,
        null=True,  # in drafts; a gate keeps it from readers
        related_name="bylines",
        verbose_name=_("author"),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Role.choices, default=Role.REPORTING
    )
    displayed_name = models.CharField(
        _("name as printed"),
        max_length=120,
        blank=True,
        editable=False,
        help_text=_("The author's name when the story was first published."),
    )

    panels = ["author", "role"]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The name as printed, or as it would be printed today."""
        return self.displayed_name or (self.author.name if self.author else "")

    @staticmethod
    def keep_names_as_printed(article) -> None:
        """Give every byline of a live article the name that stays with it.

        A name that was printed once stays, even if the author is renamed and the
        story is published again from a revision that does not know the old name.
        """
        printed = dict(
            Byline.objects.filter(article_id=article.pk)
            .exclude(displayed_name="")
            .values_list("author_id", "displayed_name")
        )
        for byline in article.bylines.all():
            if byline.author:
                name = byline.author.name
                byline.displayed_name = printed.get(byline.author_id, name)
