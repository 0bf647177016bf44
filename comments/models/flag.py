from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comment import Comment
from vault.fields import KeyedHashField


class Flag(models.Model):
    """A reader's report about a public comment, until a moderator has settled it."""

    class Reason(models.TextChoices):
        ABUSE = "abuse", _("It attacks or insults somebody")
        HATE = "hate", _("It attacks a group of people")
        PRIVATE = "private", _("It holds private information")
        FALSE = "false", _("It claims something false")
        SPAM = "spam", _("It is advertising")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="flags")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    note = models.CharField(_("note"), max_length=500, blank=True)
    # One open report of a comment from one network; forgotten after 30 days.
    network_hash = KeyedHashField(null=True, editable=False)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "network_hash"],
                condition=models.Q(settled_at__isnull=True),
                name="one_open_report_from_a_network",
            )
        ]

    def __str__(self):
        return f"Report of comment {self.comment_id}"
