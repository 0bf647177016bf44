from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DeskNoteQuerySet(models.QuerySet):
    def submitted(self):
        """What the desk was told, the newest first."""
        return self.filter(submitted_at__isnull=False).order_by("-submitted_at", "-pk")

    def unsent(self):
        return self.filter(submitted_at__isnull=True)


class DeskNote(models.Model):
    """What a reporter tells the desk with a submission.

    A table of its own with a plain foreign key: no revision, copy, feed or export of
    the story contains it. Written through `articles.desk_notes`.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="+"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("written by"),
    )
    text = models.TextField(_("note"), max_length=2000)
    # Empty while the story is only saved: then the form shows the note again.
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    objects = DeskNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note to the desk")
        verbose_name_plural = _("notes to the desk")
        default_permissions = ()
        indexes = [
            models.Index(fields=["article", "-submitted_at"], name="desk_notes_newest")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "written_by"],
                condition=models.Q(submitted_at__isnull=True),
                name="one_unsent_note_each",
            )
        ]

    def __str__(self):
        return self.text[:60]
