from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class GateOverride(models.Model):
    """That somebody let one version of a story through gates that stood against it.

    Written by `articles.gate_overrides` only, which logs it. Holds for the text as it
    was then: the next version meets the gates again.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    gates = models.JSONField(_("gates"))
    reason = models.CharField(_("why"), max_length=400)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("overridden by"),
    )
    made_at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("override of publish gates")
        verbose_name_plural = _("overrides of publish gates")
        default_permissions = ()
        permissions = [
            ("override_gates", _("Can publish against the publish gates")),
            ("choose_gates", _("Can choose the publish gates of a section")),
        ]

    def __str__(self):
        return f"Override {self.pk}: {', '.join(self.gates)}"

    @staticmethod
    def gates_opened_for(revision: Revision) -> set[str]:
        """The codes of the gates that this version may pass."""
        # Autosave writes a new text into the same revision, and dates it anew.
        overrides = GateOverride.objects.filter(
            revision=revision, made_at__gte=revision.created_at
        )
        return {code for override in overrides for code in override.gates}
