"""Which mails a moderator wants, among his or her own settings in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from comments.models import ModeratorMail

MODERATE = "comments.moderate_comment"


class ModeratorMailForm(forms.ModelForm):
    """Two boxes to tick."""

    class Meta:
        model = ModeratorMail
        fields = ["wants_digest", "wants_alert"]


class ModeratorMailPanel(BaseSettingsPanel):
    """Shown to those who may decide about comments."""

    name = "moderator_mail"
    title = _("Email about readers' replies")
    tab = notifications_tab
    order = 150
    form_class = ModeratorMailForm

    def is_active(self):
        return self.user.has_perm(MODERATE)

    def get_form(self):
        wishes = ModeratorMail.objects.filter(user=self.user).first()
        instance = wishes or ModeratorMail(user=self.user)
        data = self.request.POST if self.request.method == "POST" else None
        return self.form_class(data, instance=instance, prefix=self.name)
