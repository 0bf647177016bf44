from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from articles.editions import check_sisters
from articles.models.desk_note import DeskNote
from articles.models.edit_reason_form import EditReasonForm
from articles.models.form_help import (
    add_counters,
    know_rows,
    offer_passages,
    pass_over_untouched_rows,
    show_inherited,
)
from articles.models.review_form import ReviewForm
from articles.validators import EmbargoNotOver

MOMENTS = ("go_live_at", "expire_at", "embargo_until", "breaking_until")
SUBMITTING = ("action-submit", "action-restart-workflow")


class StoryForm(ReviewForm, EditReasonForm):
    """The editor's form. Says that an embargo stands against publishing, and keeps all."""

    desk_note = forms.CharField(
        label=gettext_lazy("Note to the desk"),
        required=False,
        max_length=2000,
        widget=AdminAutoHeightTextInput(),
        help_text=gettext_lazy(
            "What the desk should know: needed to submit the story, never published."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        add_counters(self)
        show_inherited(self)
        offer_passages(self)
        pass_over_untouched_rows(self)
        know_rows(self)
        self._show_unsent_note()
        zone = timezone.localtime().tzname()
        for name in MOMENTS:
            if name in self.fields:
                field = self.fields[name]
                sentence = _("Times are in %(zone)s.") % {"zone": zone}
                field.help_text = format_lazy("{} {}", field.help_text, sentence)

    def _show_unsent_note(self):
        if self.instance.pk and self.for_user:
            notes = DeskNote.objects.unsent().filter(article_id=self.instance.pk)
            note = notes.filter(written_by=self.for_user).first()
            self.initial["desk_note"] = note.text if note else ""

    def clean(self):
        cleaned = super().clean()
        self._refuse_under_embargo(cleaned)
        if self._is_submitted and not cleaned.get("desk_note", "").strip():
            self.add_error("desk_note", _("Tell the desk what it should know."))
        return cleaned

    def clean_sister_addresses(self):
        check_sisters(named := self.cleaned_data["sister_addresses"])
        return named

    def _refuse_under_embargo(self, cleaned):
        until = cleaned.get("embargo_until")
        if until and self._is_sent_to_publish and until > self._goes_live(cleaned):
            self.add_error(None, EmbargoNotOver(until))

    @property
    def _is_submitted(self) -> bool:
        return any(name in self.data for name in SUBMITTING)

    def save(self, commit=True):
        # Wagtail's screen for a new page saves it as live and publishes it then. A story
        # is live when it is published, not while that may still be refused.
        if self.instance.pk is None:
            self.instance.live = False
        # Setting them makes every row anew, and its entry in the index of references.
        if "topics" not in self.changed_data:
            self.cleaned_data.pop("topics", None)
        return super().save(commit=commit)

    @property
    def _is_sent_to_publish(self) -> bool:
        approves = self.data.get("workflow-action-name") == "approve"
        return "action-publish" in self.data or (
            approves and "action-workflow-action" in self.data
        )

    @staticmethod
    def _goes_live(cleaned):
        return max(cleaned.get("go_live_at") or timezone.now(), timezone.now())
