from types import SimpleNamespace

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class EditReasonForm(WagtailAdminPageForm):
    """The part of the editor's form that asks why a published text is changed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        story = self.instance
        if story.pk and story.live and not story.reason_given_in(story):
            self.initial["edit_reason"] = ""  # that was about an earlier change

    @cached_property
    def live_story(self):
        """The story as readers have it; None unless it is live."""
        return self.instance.as_published() if self.instance.pk else None

    def clean(self):
        cleaned = super().clean()
        if self._is_approved and self._is_unexplained(cleaned):
            said = _("The published text is changed: say what kind of edit it is.")
            self.add_error("edit_reason", said)
        self.instance.edit_reason_for = self._answers_for(cleaned)
        return cleaned

    def _answers_for(self, cleaned) -> int | None:
        story = self.instance
        is_answered = cleaned.get("edit_reason") and story.pk and story.live
        return story.live_revision_id if is_answered else None

    @property
    def _is_approved(self) -> bool:
        # A click on Publish is asked on a screen of its own; an approval has none.
        approves = self.data.get("workflow-action-name") == "approve"
        return approves and "action-workflow-action" in self.data

    def _is_unexplained(self, cleaned) -> bool:
        if cleaned.get("edit_reason") or not self.live_story:
            return False
        names = ("headline", "subhead", "standfirst", "body")
        if any(name not in cleaned for name in names):
            return False  # another field has an error already
        sent = SimpleNamespace(**{name: cleaned[name] or "" for name in names})
        sent.body = cleaned["body"]
        return self.live_story.is_edited_in(sent)
