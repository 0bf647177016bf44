from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ModeratorMail(models.Model):
    """Which mails about waiting replies a moderator wants. Without a row: both."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
    )
    wants_digest = models.BooleanField(
        _("Every day, how many replies wait for a decision"), default=True
    )
    wants_alert = models.BooleanField(
        _("When a reply has been waiting for too long"), default=True
    )

    class Meta:
        verbose_name = _("mail to a moderator")
        verbose_name_plural = _("mails to moderators")
        default_permissions = ()

    def __str__(self):
        return f"Mails to user {self.user_id}"
