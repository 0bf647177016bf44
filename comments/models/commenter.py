from django.db import models
from django.utils.translation import gettext_lazy as _

from vault.fields import EncryptedTextField, KeyedHashField, normalised_address


class Commenter(models.Model):
    """A person who replies, known by an e-mail address and nothing else.

    The only row in which that address stands, encrypted; it is found by its keyed
    hash. Nothing derived from it is ever shown.
    """

    email = EncryptedTextField(_("address"))
    email_hash = KeyedHashField(
        source="email", normalise=normalised_address, unique=True, editable=False
    )
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)

    class Meta:
        verbose_name = _("commenter")
        verbose_name_plural = _("commenters")
        default_permissions = ()

    def __str__(self):
        return f"Commenter {self.pk}"
