from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """When moderators were written to about what waits, so that none is told twice."""

    class Kind(models.TextChoices):
        DIGEST = "digest", _("What waits")
        ALERT = "alert", _("Something waits too long")

    kind = models.CharField(max_length=10, choices=Kind.choices, primary_key=True)
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = _("notice to moderators")
        verbose_name_plural = _("notices to moderators")
        default_permissions = ()

    def __str__(self):
        return self.kind
