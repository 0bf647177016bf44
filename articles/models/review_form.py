import json

from wagtail.admin.forms import WagtailAdminPageForm

from articles.models.workflow_tasks import CLEAR_LEGAL, SAY_WHAT


class ReviewForm(WagtailAdminPageForm):
    """The part of the editor's form that the desk and legal advice rely on."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        flag = self.fields.get("needs_legal")
        if flag and self.instance.needs_legal and not self._may_clear:
            flag.disabled = (
                True  # to take it back is to say that nothing stands against
            )

    def clean(self):
        cleaned = super().clean()
        if self._asks_for_changes and not self._comment:
            self.add_error(None, SAY_WHAT)
        return cleaned

    @property
    def _may_clear(self) -> bool:
        return bool(self.for_user and self.for_user.has_perm(CLEAR_LEGAL))

    @property
    def _asks_for_changes(self) -> bool:
        rejects = self.data.get("workflow-action-name") == "reject"
        return rejects and "action-workflow-action" in self.data

    @property
    def _comment(self) -> str:
        said = json.loads(self.data.get("workflow-action-extra-data") or "{}")
        return str(said.get("comment", "")).strip()
