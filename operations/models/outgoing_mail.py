from django.db import models
from django.utils import timezone

from vault.fields import EncryptedTextField


class OutgoingMail(models.Model):
    """A mail that waits for delivery. Who gets it and what it says is encrypted.

    The row goes as soon as the mail was handed over, so that no address stays here.
    """

    message = EncryptedTextField()
    created_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now, db_index=True)
    failure = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = "outgoing mail"
        verbose_name_plural = "outgoing mail"
        default_permissions = ()

    def __str__(self):
        return f"Mail {self.pk}"
