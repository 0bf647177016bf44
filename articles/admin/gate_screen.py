"""The screen that says what stands against publishing, and lets the chief pass."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from articles import gates
from articles.admin.story_screen import StoryScreen
from articles.gate_overrides import may_override, publish_against_gates


class OverrideForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it is published all the same"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept in the history of the story, with your name."),
    )


class GateScreen(StoryScreen):
    """What stands against publishing the latest draft; the override, for who may."""

    page_title = gettext_lazy("Publish gates")
    header_icon = "warning"
    template_name = "articles/admin/gates.html"
    form_class = OverrideForm

    def is_allowed(self):
        return self.article.permissions_for_user(self.request.user).can_edit()

    @cached_property
    def problems(self):
        return self.article.get_latest_revision_as_object().gate_problems()

    def get_context_data(self, **kwargs):
        sentences = [(gates.label_of(code), s) for code, s in self.problems.items()]
        return super().get_context_data(
            problems=sentences,
            may_override=may_override(self.request.user, self.article),
            back=self.story_address(),
            **kwargs,
        )

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        if not may_override(self.request.user, self.article):
            raise PermissionDenied
        try:
            publish_against_gates(
                article=self.article, by=self.request.user, reason=reason
            )
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        self.article.refresh_from_db()
        done = _("Published.") if self.article.live else _("Scheduled.")
        messages.success(self.request, done)
        return redirect(self.story_address())


class OverrideFormatter(LogFormatter):
    """“Published against Byline or agency: the wire was late”, in the history."""

    label = gettext_lazy("Override publish gates")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        names = ", ".join(gates.label_of(code) for code in data.get("gates", {}))
        said = {"gates": names, "reason": data.get("reason", "")}
        return _("Published against: %(gates)s. Reason: %(reason)s") % said
