from django.db import models
from django.utils.translation import gettext_lazy as _


class StoryReads(models.Model):
    """How often a story was read in one hour. Nothing of who read it is anywhere."""

    article = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.CASCADE,
        related_name="reads",
        verbose_name=_("story"),
    )
    hour = models.DateTimeField(_("hour"), db_index=True)
    count = models.PositiveIntegerField(_("reads"))

    class Meta:
        verbose_name = _("reads of a story")
        verbose_name_plural = _("reads of stories")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "hour"], name="reads_of_an_hour")
        ]

    def __str__(self):
        return f"{self.count} reads of story {self.article_id}"
