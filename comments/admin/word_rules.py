"""Staff screens of the word rules, and one to try what a text would be held for."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from comments.marking import found_words, mark_words
from comments.models import WordRule
from comments.screening import Screening, Submission, screen

MAY_TRY = "comments.view_wordrule"
LONGEST = 20_000


class WordRuleIndexView(IndexView):
    @cached_property
    def header_buttons(self):
        url = reverse("comment_try")
        button = HeaderButton(_("Try a text"), url=url, icon_name="glasses")
        return [*super().header_buttons, button]


class WordRuleViewSet(SnippetViewSet):
    """The words for which replies are held, in the settings menu."""

    model = WordRule
    icon = "warning"
    menu_label = gettext_lazy("Word rules")
    add_to_settings_menu = True
    inspect_view_enabled = True
    index_view_class = WordRuleIndexView
    list_display = ["words", "kind", "language"]
    list_filter = ["kind", "language"]
    search_fields = ["words"]


class TryForm(forms.Form):
    """A text that is judged and not stored."""

    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.CharField(
        label=gettext_lazy("Language of the story"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("Such as “en” or “de”. Empty: the rules of all."),
    )


class TryView(WagtailAdminTemplateMixin, FormView):
    """What a text would be held for; nothing is stored or counted."""

    template_name = "comments/admin/try.html"
    page_title = gettext_lazy("Try a text")
    header_icon = "glasses"
    form_class = TryForm

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY_TRY):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        rules = WordRuleViewSet().get_url_name("list")
        return [
            *self.breadcrumbs_items,
            {"url": reverse(rules), "label": _("Word rules")},
            {"url": "", "label": _("Try a text")},
        ]

    def form_valid(self, form):
        """Judge the text, and show it again with what was found marked in it."""
        body, language = form.cleaned_data["body"], form.cleaned_data["language"]
        found: Screening = screen(Submission(body=body, language=language))
        text = mark_words(body, found_words(found.findings))
        context = self.get_context_data(form=form, found=found, text=text)
        return self.render_to_response(context)
