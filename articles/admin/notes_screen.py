"""The confidential notes of a story, on a screen of their own."""

from django import forms
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from articles.admin.story_screen import StoryScreen
from articles.source_notes import add_note, may_read, read_notes


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
