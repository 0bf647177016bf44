from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from articles.validators import EmbargoNotOver


class StoryForm(WagtailAdminPageForm):
    """The editor's form. Says that an embargo stands against publishing, and keeps all."""

    def clean(self):
        cleaned = super().clean()
        until = cleaned.get("embargo_until")
        if until and self._is_sent_to_publish and until > self._goes_live(cleaned):
            self.add_error(None, EmbargoNotOver(until))
        return cleaned

    def save(self, commit=True):
        # Wagtail's screen for a new page saves it as live and publishes it then. A story
        # is live when it is published, not while that may still be refused.
        if self.instance.pk is None:
            self.instance.live = False
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
