from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState

from articles.models.legal_decision import LegalDecision, text_digest

CLEAR_LEGAL = "articles.clear_legal"
SAY_WHAT = _("Say what should be changed: the author is sent your words.")


class ChangesForm(TaskStateCommentForm):
    """What the author is to change, in a box that may not stay empty."""

    comment = forms.CharField(
        label=_("What should be changed"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The author gets it by mail and reads it on the start page."),
        error_messages={"required": SAY_WHAT},
    )


class SaysWhatToChange(Task):
    """A step at which nobody asks for changes without saying which."""

    class Meta:
        abstract = True

    def get_form_for_action(self, action):
        if action == "reject":
            return ChangesForm
        return super().get_form_for_action(action)

    def on_action(self, task_state, user, action_name, **kwargs):
        """Decide. Raises ValidationError for a request that says nothing."""
        if action_name == "reject" and not kwargs.get("comment", "").strip():
            raise ValidationError(SAY_WHAT)
        return super().on_action(task_state, user, action_name, **kwargs)


def _skipped(task, workflow_state) -> TaskState | None:
    """The state of a step that a story without the flag passes over, else None.

    Nobody is told of a step that is skipped.
    """
    revision = workflow_state.content_object.get_latest_revision()
    if revision.content.get("needs_legal"):
        return None
    return task.get_task_state_class().objects.create(
        workflow_state=workflow_state,
        task=task,
        revision=revision,
        status=TaskState.STATUS_SKIPPED,
        finished_at=timezone.now(),
    )


class DeskTask(SaysWhatToChange, AbstractGroupApprovalTask):
    """The desk's own step: the editors approve a story or say what to change in it."""

    class Meta:
        verbose_name = _("desk edit")
        verbose_name_plural = _("desk edits")

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups approve, or say what to change")


class LegalTask(SaysWhatToChange):
    """Legal advice on a flagged story, by whoever holds the permission to clear it."""

    task_state_class = LegalDecision

    class Meta:
        verbose_name = _("legal advice")
        verbose_name_plural = _("legal advice")

    def start(self, workflow_state, user=None):
        skipped = _skipped(self, workflow_state)
        return skipped or super().start(workflow_state, user=user)

    @staticmethod
    def _may_clear(user) -> bool:
        return user.is_active and user.has_perm(CLEAR_LEGAL)

    def on_action(self, task_state, user, action_name, **kwargs):
        """Clear the story or ask for changes. Raises PermissionDenied for the others."""
        if not self._may_clear(user):
            raise PermissionDenied
        # Before the decision, which may publish the story in the same act.
        decision = task_state.specific
        decision.text_digest = text_digest(decision.revision.as_object())
        decision.save(update_fields=["text_digest"])
        return super().on_action(decision, user, action_name, **kwargs)

    def user_can_access_editor(self, obj, user):
        return self._may_clear(user)

    def locked_for_user(self, obj, user):
        return not self._may_clear(user)

    def user_can_lock(self, obj, user):
        return self._may_clear(user)

    def get_actions(self, obj, user):
        if not self._may_clear(user):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Clear"), False),
            ("approve", _("Clear with comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        if not self._may_clear(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls):
        return _("Those who may clear stories legally decide about flagged stories")


class PublishTask(SaysWhatToChange, AbstractGroupApprovalTask):
    """The last word on a story that legal advice cleared, so that clearing is not it.

    A story without the flag is published by the approval of the desk.
    """

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def start(self, workflow_state, user=None):
        skipped = _skipped(self, workflow_state)
        return skipped or super().start(workflow_state, user=user)

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups publish what legal advice has cleared")
