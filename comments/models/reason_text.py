from django.db import models
from django.utils.translation import gettext_lazy as _


class ReasonText(models.Model):
    """The newsroom's own words for one of the reasons; see `comments.reasons`.

    A reason without a row is shown in the words that come with the software.
    """

    code = models.CharField(_("reason"), max_length=40, primary_key=True)
    label = models.CharField(
        _("for moderators"), max_length=80, help_text=_("Short: what they choose.")
    )
    text = models.CharField(
        _("for the sender"),
        max_length=300,
        help_text=_("A sentence or two, shown on the receipt."),
    )

    class Meta:
        verbose_name = _("text of a reason")
        verbose_name_plural = _("texts of reasons")
        ordering = ["code"]
        default_permissions = ("change", "view")

    def __str__(self):
        return self.label
