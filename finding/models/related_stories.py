from django.db import models
from django.utils.translation import gettext_lazy as _

from finding.models.place import Place


class RelatedStories(models.Model):
    """Which other stories are named under a story. One where it was worked out."""

    article = models.OneToOneField(
        "articles.ArticlePage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="related",
    )

    class Meta:
        verbose_name = _("related stories")
        verbose_name_plural = _("related stories")
        default_permissions = ()

    def __str__(self):
        return f"Stories related to story {self.article_id}"

    @property
    def others(self) -> list[int]:
        """Their keys, best first; one query."""
        return list(self.stories.values_list("other", flat=True))


class RelatedStory(Place):
    """One story that is named under another. A row, so that both ends can be found."""

    under = models.ForeignKey(
        RelatedStories, on_delete=models.CASCADE, related_name="stories"
    )
    other = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="named_under"
    )

    class Meta(Place.Meta):
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        ordering = ["under", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["under", "place"], name="one_related_story_for_each_place"
            )
        ]

    def __str__(self):
        return f"Story {self.other_id} under story {self.under_id}"
