"""The twelve reasons for a rejection, and the newsroom's own words for them."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comments.admin.access import Screen
from comments.models import ReasonText
from comments.reasons import STANDARD, reasons

CHANGE = "comments.change_reasontext"


class ReasonForm(forms.ModelForm):
    """Another wording; what comes with the software stays beside it."""

    class Meta:
        model = ReasonText
        fields = ["label", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class ReasonsView(Screen):
    """The reasons, as moderators choose them and as senders read them."""

    permission = "comments.view_reasontext"
    template_name = "comments/admin/reasons.html"
    page_title = gettext_lazy("Reasons")
    header_icon = "list-ul"

    def get_context_data(self, **kwargs):
        own = set(ReasonText.objects.values_list("code", flat=True))
        return super().get_context_data(
            rows=[(reason, reason.code in own) for reason in reasons().values()],
            may_change=self.request.user.has_perm(CHANGE),
        )


class ReasonView(Screen):
    """Put one reason into other words, or back into those of the software."""

    permission = CHANGE
    template_name = "comments/admin/reason.html"
    header_icon = "list-ul"

    def get_page_title(self):
        return str(self._standard().label)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            form=kwargs.get("form") or self._form(), standard=self._standard()
        )

    def post(self, request, code):
        if "reset" in request.POST:
            ReasonText.objects.filter(code=code).delete()
        else:
            form = self._form(request.POST)
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(form=form))
            form.save()
        messages.success(request, _("Senders read the new words from now on."))
        return redirect("comment_reasons")

    def _standard(self):
        code = self.kwargs["code"]
        for reason in STANDARD:
            if reason.code == code:
                return reason
        raise Http404

    def _form(self, data=None):
        standard = self._standard()
        row = ReasonText.objects.filter(code=standard.code).first() or ReasonText(
            code=standard.code, label=standard.label, text=standard.text
        )
        return ReasonForm(data, instance=row)
