"""The staff screen for the replies of a story or a section, and the ways to it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from comments.discussions import (
    RULES,
    is_about_replies,
    may_set_rules,
    own_rules,
    set_rules,
)
from comments.models import Mode, State
from comments.rules import rules_of

AS_ABOVE = gettext_lazy("As the section or the paper says")
MOST_DAYS = 3650


class RulesForm(forms.Form):
    """Whether readers may reply, and when a reply becomes public."""

    state = forms.ChoiceField(
        label=gettext_lazy("Replies"),
        choices=[("", AS_ABOVE), *State.choices],
        required=False,
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("A reply appears"),
        choices=[("", AS_ABOVE), *Mode.choices],
        required=False,
    )
    close_after_days = forms.IntegerField(
        label=gettext_lazy("Close after so many days"),
        help_text=gettext_lazy(
            "Counted from the publication. 0: never. Empty: as above it."
        ),
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
    )


class DiscussionView(WagtailAdminTemplateMixin, FormView):
    """Open, close or slow down the replies of a story, or of a section's stories."""

    template_name = "comments/admin/discussion.html"
    form_class = RulesForm
    header_icon = "comment"
    page_title = gettext_lazy("Replies")

    def dispatch(self, request, *args, **kwargs):
        self.page = get_object_or_404(Page, pk=kwargs["pk"])
        if not may_set_rules(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        # As readers see it, for not everybody here may read what is being drafted.
        return self.page.title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self._address_of_page(), "label": self.get_page_subtitle()},
            {"url": "", "label": _("Replies")},
        ]

    def get_initial(self):
        row = own_rules(self.page)
        return {name: getattr(row, name) for name in RULES}

    def get_context_data(self, **kwargs):
        specific = self.page.specific
        rules = None if hasattr(specific, "stories") else rules_of(specific)
        mode = Mode(rules.mode).label if rules else ""
        state = State(rules.state).label if rules else ""
        return super().get_context_data(rules=rules, state=state, mode=mode, **kwargs)

    def form_valid(self, form):
        if set_rules(page=self.page, by=self.request.user, **form.cleaned_data):
            messages.success(self.request, _("The rules for replies are changed."))
        return redirect(self.request.path)

    def _address_of_page(self):
        may_edit = self.page.permissions_for_user(self.request.user).can_edit()
        name = "wagtailadmin_pages:edit"
        return reverse(name, args=[self.page.pk]) if may_edit else ""


def rules_buttons(page: Page, user):
    """The way to this screen from a page's own menu and from lists of pages."""
    if page.pk and is_about_replies(page) and may_set_rules(user, page):
        url = reverse("discussion", args=[page.pk])
        yield Button(_("Replies"), url, icon_name="comment", priority=95)


class RulesFormatter(LogFormatter):
    """Says in a page's history what was changed about its replies."""

    label = gettext_lazy("Rules for replies")

    def format_message(self, log_entry):
        state, mode, days = log_entry.data["after"]
        as_above = _("as above it")
        return _("Replies: %(state)s; they appear: %(mode)s; days: %(days)s") % {
            "state": State(state).label if state else as_above,
            "mode": Mode(mode).label if mode else as_above,
            "days": as_above if days is None else days,
        }
