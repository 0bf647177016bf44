from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vault.fields import EncryptedTextField


class SourceNote(models.Model):
    """What the newsroom knows about a source and must never publish.

    A table of its own with a plain foreign key, not a part of the page: so no revision,
    copy, alias, search index, API field, feed or export contains it. Encrypted at rest.
    Read and written through `articles.source_notes`, which logs every reading.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="+"
    )
    text = EncryptedTextField(_("note"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)

    class Meta:
        verbose_name = _("confidential source note")
        verbose_name_plural = _("confidential source notes")
        ordering = ["-written_at", "-pk"]
        default_permissions = ("add", "view")

    def __str__(self):
        return f"Confidential note {self.pk}"
