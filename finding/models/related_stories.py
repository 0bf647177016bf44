from django.db import models
from django.utils.translation import gettext_lazy as _


class RelatedStories(models.Model):
    """Which other stories are named under a story, best first."""

    article = models.OneToOneField(
        "articles.ArticlePage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="related",
    )
    others = models.JSONField(_("other stories"), default=list)

    class Meta:
        verbose_name = _("related stories")
        verbose_name_plural = _("related stories")
        default_permissions = ()

    def __str__(self):
        return f"Stories related to story {self.article_id}"
