from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from articles.models.form_help import (
    add_counters,
    offer_passages,
    pass_over_untouched_rows,
    show_inherited,
)
from articles.validators import EmbargoNotOver


class StoryForm(WagtailAdminPageForm):
    """The editor's form. Says that an embargo stands against publishing, and keeps all."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        add_counters(self)
        show_inherited(self)
        offer_passages(self)
        pass_over_untouched_rows(self)

    def clean(self):
        cleaned = super().clean()
        until = cleaned.get("embargo_until")
        if until and self._is_sent_to_publish and until > self._goes_live(cleaned):
            self.add_error(None, EmbargoNotOver(until))
        return cleaned

    @property
    def _is_sent_to_publish(self) -> bool:
        approves = self.data.get("workflow-action-name") == "approve"
        return "action-publish" in self.data or (
            approves and "action-workflow-action" in self.data
        )

    @staticmethod
    def _goes_live(cleaned):
        return max(cleaned.get("go_live_at") or timezone.now(), timezone.now())
