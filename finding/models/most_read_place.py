from django.db import models
from django.utils.translation import gettext_lazy as _

from finding.models.place import Place


class MostReadPlace(Place):
    """A place in the list of the most read, of the paper or of one section.

    Kept, so that pages in a cache change only when the list does.
    """

    section = models.ForeignKey(
        "articles.SectionPage", on_delete=models.CASCADE, null=True, related_name="+"
    )
    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="most_read"
    )

    class Meta(Place.Meta):
        verbose_name = _("place among the most read")
        verbose_name_plural = _("places among the most read")
        ordering = ["section", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "place"], name="one_story_for_each_place"
            ),
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(section=None),
                name="one_story_for_each_place_of_the_paper",
            ),
        ]

    def __str__(self):
        return f"Place {self.place}: story {self.article_id}"
