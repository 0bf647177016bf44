from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.commenter import Commenter
from comments.models.record import Record


class AddressLook(Record):
    """That a member of staff looked at a reader's address: who, when, why."""

    commenter = models.ForeignKey(
        Commenter, on_delete=models.CASCADE, related_name="looks"
    )
    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("look at an address")
        verbose_name_plural = _("looks at addresses")
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"Look at the address of commenter {self.commenter_id}"
