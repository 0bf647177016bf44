"""Staff screens of this app: people, agencies, topics; confidential notes."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from articles.models import Agency, ArticlePage, Author, StyleRule, Topic
from articles.source_notes import add_note, may_read, read_notes


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    list_display = ["name", "job_title"]
    inspect_view_enabled = True


class AgencyViewSet(SnippetViewSet):
    model = Agency
    icon = "globe"
    list_display = ["code", "name"]
    inspect_view_enabled = True


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug"]
    inspect_view_enabled = True


class StyleRuleViewSet(SnippetViewSet):
    model = StyleRule
    icon = "glasses"
    list_display = ["__str__", "check_for", "message", "is_active"]
    inspect_view_enabled = True


class NewsroomGroup(SnippetViewSetGroup):
    """What stories refer to, in one place of the menu."""

    menu_label = gettext_lazy("Newsroom")
    menu_icon = "group"
    menu_order = 250
    items = (AuthorViewSet, AgencyViewSet, TopicViewSet, StyleRuleViewSet)


class StoryScreen(WagtailAdminTemplateMixin, FormView):
    """A staff screen beside one story."""

    template_name = "articles/admin/story_screen.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.article = get_object_or_404(ArticlePage, pk=kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.article.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.story_address(), "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def story_address(self):
        return reverse("wagtailadmin_pages:edit", args=[self.article.pk])


class SourceNoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("New note"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=20_000,
    )


@method_decorator(never_cache, name="dispatch")
class SourceNotesView(StoryScreen):
    """The confidential notes of a story. Each opening of this screen is logged."""

    page_title = gettext_lazy("Confidential notes")
    header_icon = "lock"
    form_class = SourceNoteForm

    def is_allowed(self):
        return may_read(self.request.user, self.article)

    def get_context_data(self, **kwargs):
        notes = read_notes(article=self.article, by=self.request.user)
        lead = _("Never published. Kept encrypted; every reading is logged.")
        return super().get_context_data(notes=notes, lead=lead, **kwargs)

    def form_valid(self, form):
        text = form.cleaned_data["text"]
        add_note(article=self.article, text=text, by=self.request.user)
        return redirect(self.request.path)
