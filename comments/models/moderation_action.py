from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comment import Comment


class ModerationActionQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise TypeError("The moderation record is only added to.")

    def delete(self):
        raise TypeError("The moderation record is only added to.")


class ModerationAction(models.Model):
    """One change of a comment's status: who, when, from, to, why, about which text.

    Only ever added to; it goes when its comment is erased, and not before.
    """

    class Actor(models.TextChoices):
        MODERATOR = "moderator", _("Moderator")
        RULE = "rule", _("Rule")
        SENDER = "sender", _("Sender")

    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, related_name="actions"
    )
    actor = models.CharField(_("by"), max_length=10, choices=Actor.choices)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    from_status = models.CharField(_("from"), max_length=10, blank=True)
    to_status = models.CharField(_("to"), max_length=10, choices=Comment.Status.choices)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(_("revision of the text"))
    made_at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = ModerationActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("moderation record")
        verbose_name_plural = _("moderation records")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor="moderator", moderator__isnull=False)
                | ~models.Q(actor="moderator"),
                name="a_moderator_has_a_name",
            )
        ]

    def __str__(self):
        return f"{self.from_status or 'new'} to {self.to_status}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("The moderation record is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The moderation record is only added to.")
