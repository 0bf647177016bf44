"""Mails about what happens to a story on its way: Wagtail's texts, to whom we want."""

from django.contrib.auth import get_user_model
from wagtail.admin.mail import (
    BaseGroupApprovalTaskStateEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState

from articles.models import CLEAR_LEGAL, LegalTask


class ChangesRequestedNotifier(WorkflowStateRejectionEmailNotifier):
    """Tells the author and whoever submitted, at whichever step changes are asked for.

    Wagtail tells only who submitted, which after a second round may be an editor.
    """

    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs):
        owner = getattr(workflow_state.content_object, "owner", None)
        concerned = {workflow_state.requested_by, owner}
        return concerned - {None, kwargs.get("user")}


class LegalAdviceNotifier(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells those who may clear stories that one waits for them."""

    notification = "submitted"

    def can_handle(self, instance, **kwargs):
        return isinstance(instance, TaskState) and isinstance(
            instance.task.specific, LegalTask
        )

    def get_template_base_prefix(self, instance, **kwargs):
        return "task_state_"  # Wagtail names its texts after the class of the state

    def get_recipient_users(self, task_state: TaskState, **kwargs):
        people = get_user_model().objects.with_perm(
            CLEAR_LEGAL,
            include_superusers=False,
            backend="django.contrib.auth.backends.ModelBackend",
        )
        user = kwargs.get("user")
        return people.exclude(pk=user.pk) if user else people


changes_requested = ChangesRequestedNotifier()
legal_advice = LegalAdviceNotifier()
