from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comment import Comment
from comments.models.record import Record


class ModerationAction(Record):
    """One act on a comment: who, when, from, to, why, about which text."""

    class Actor(models.TextChoices):
        MODERATOR = "moderator", _("Moderator")
        RULE = "rule", _("Rule")
        SENDER = "sender", _("Sender")

    class Deed(models.TextChoices):
        STATUS = "status", _("Decision")
        EDIT = "edit", _("Text changed by its sender")
        REDACTION = "redaction", _("Text redacted")
        PICK = "pick", _("Picked by the editors")
        UNPICK = "unpick", _("No longer picked")
        FLAGS = "flags", _("Reports dismissed")

    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, related_name="actions"
    )
    deed = models.CharField(
        _("what"), max_length=10, choices=Deed.choices, default=Deed.STATUS
    )
    actor = models.CharField(_("by"), max_length=10, choices=Actor.choices)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # Equal where the act was not about the status.
    from_status = models.CharField(_("from"), max_length=10, blank=True)
    to_status = models.CharField(_("to"), max_length=10, choices=Comment.Status.choices)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(_("revision of the text"))
    # The decision that this one takes back; each can be taken back once.
    undoes = models.OneToOneField(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="undone_by",
        verbose_name=_("takes back"),
    )

    class Meta:
        verbose_name = _("moderation record")
        verbose_name_plural = _("moderation records")
        ordering = ["pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["moderator", "id"], name="acts_of_a_moderator")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor="moderator", moderator__isnull=False)
                | ~models.Q(actor="moderator"),
                name="a_moderator_has_a_name",
            )
        ]

    def __str__(self):
        return f"{self.from_status or 'new'} to {self.to_status}"
