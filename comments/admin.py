"""The moderators' screens: the queue, and the decisions taken in it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from comments import moderation
from comments.models import Comment
from comments.queue import pending_count, queue_page
from comments.reasons import reasons

Status = Comment.Status
MODERATE = "comments.moderate_comment"
COUNTED_AT_MOST = 1000
MOST_DIGITS = 18  # of a key that every database holds


def _reason_choices():
    return [("", ""), *((code, reason.label) for code, reason in reasons().items())]


class DecisionForm(forms.Form):
    """A moderator's decision about one comment."""

    to = forms.ChoiceField(choices=Status.choices)
    reason = forms.ChoiceField(choices=_reason_choices, required=False)
    note = forms.CharField(max_length=300, required=False)
    return_to = forms.ChoiceField(choices=Status.choices, required=False)
    after = forms.IntegerField(min_value=0, max_value=2**63 - 1, required=False)

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("to") == Status.REJECTED and not cleaned.get("reason"):
            raise forms.ValidationError(_("Choose a reason for the rejection."))
        return cleaned


class ModeratorsOnly(View):
    """Refuses everybody who may not decide about comments."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MODERATE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class QueueView(ModeratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """What waits for a decision, the oldest first; or what was decided, by status."""

    template_name = "comments/admin/queue.html"
    page_title = gettext_lazy("Comments")
    header_icon = "comment"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": _("Comments")}]

    def get_context_data(self, **kwargs):
        status = kwargs["status"]
        after = self.request.GET.get("after", "")[:MOST_DIGITS]
        page = queue_page(status, after=int(after) if after.isdecimal() else 0)
        tabs = [(value, label, value == status) for value, label in Status.choices]
        return super().get_context_data(
            status=status,
            status_label=Status(status).label,
            tabs=tabs,
            page=page,
            after=after,
            waiting=pending_count(COUNTED_AT_MOST),
            reasons=reasons().values(),
            possible=moderation.MODERATOR_MAY[Status(status)],
        )


class DecideView(ModeratorsOnly):
    """Take one decision and go back to the queue. Says in a sentence what happened."""

    http_method_names = ["post"]

    def post(self, request, pk):
        form = DecisionForm(request.POST)
        if form.is_valid():
            self._decide(pk, form.cleaned_data)
        else:
            sentences = [
                str(error) for errors in form.errors.values() for error in errors
            ]
            messages.error(request, " ".join(sentences))
        return redirect(self._back(form))

    def _decide(self, pk, decision):
        comment = get_object_or_404(Comment, pk=pk)
        try:
            comment = moderation.decide(
                comment_id=comment.pk,
                to=decision["to"],
                by=self.request.user,
                reason=decision["reason"],
                note=decision["note"],
            )
        except moderation.NotPossible as refusal:
            messages.error(self.request, str(refusal))
            return
        said = _("The reply by %(name)s is now %(status)s.") % {
            "name": comment.name,
            "status": comment.get_status_display().lower(),
        }
        messages.success(self.request, said)

    @staticmethod
    def _back(form):
        cleaned = getattr(form, "cleaned_data", {})
        status = cleaned.get("return_to") or Status.PENDING
        address = reverse("comment_queue", args=[status])
        after = cleaned.get("after")
        return f"{address}?after={after}" if after else address


class CommentsMenuItem(MenuItem):
    """“Comments”, for those who may decide about them."""

    def is_shown(self, request):
        return request.user.has_perm(MODERATE)
