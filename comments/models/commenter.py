from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vault.fields import EncryptedTextField, KeyedHashField, normalised_address


class Commenter(models.Model):
    """A person who replies, known by an e-mail address and nothing else.

    The only row in which that address stands, encrypted; it is found by its keyed
    hash. Nothing derived from it is ever shown.
    """

    class Standing(models.TextChoices):
        NORMAL = "normal", _("Normal")
        TRUSTED = "trusted", _("Trusted")
        HELD = "held", _("Always held")
        SUSPENDED = "suspended", _("Suspended")
        BANNED = "banned", _("Banned")

    email = EncryptedTextField(_("address"))
    email_hash = KeyedHashField(
        source="email", normalise=normalised_address, unique=True, editable=False
    )
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing.choices, default=Standing.NORMAL
    )
    suspended_until = models.DateTimeField(_("suspended until"), null=True, blank=True)
    # Mail goes to an address only after its owner has said that it is theirs.
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    confirmation_sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    mail_stopped_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("commenter")
        verbose_name_plural = _("commenters")
        default_permissions = ()
        permissions = [("see_address", _("Can see a reader's address"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing="suspended", suspended_until__isnull=False)
                | (
                    ~models.Q(standing="suspended")
                    & models.Q(suspended_until__isnull=True)
                ),
                name="a_suspension_has_an_end",
            )
        ]

    def __str__(self):
        return f"Commenter {self.pk}"

    @property
    def standing_now(self) -> str:
        """The standing at this moment: a suspension ends by itself."""
        if self.suspended_until and self.suspended_until <= timezone.now():
            return self.Standing.NORMAL
        return self.standing
