from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.commenter import Commenter
from comments.models.record import Record


class StandingChange(Record):
    """One change of a person's standing: who, when, from, to, until when, why."""

    commenter = models.ForeignKey(
        Commenter, on_delete=models.CASCADE, related_name="standing_changes"
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    from_standing = models.CharField(
        _("from"), max_length=10, choices=Commenter.Standing.choices
    )
    to_standing = models.CharField(
        _("to"), max_length=10, choices=Commenter.Standing.choices
    )
    until = models.DateTimeField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("change of standing")
        verbose_name_plural = _("changes of standing")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.from_standing} to {self.to_standing}"
