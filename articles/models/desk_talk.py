"""What reporter and desk told each other about a story: the read side."""

from dataclasses import dataclass

from django.db.models import F
from wagtail.models import TaskState, WorkflowState

from articles.models.desk_note import DeskNote


@dataclass(frozen=True)
class DeskTalk:
    """The newest note to the desk, and the request for changes that still stands."""

    note: DeskNote | None
    request: TaskState | None

    def __bool__(self):
        return bool(self.note or self.request)


def desk_talk(article) -> DeskTalk:
    """What was last said about a story; two queries."""
    notes = DeskNote.objects.submitted().filter(article_id=article.pk)
    requests = standing_requests().for_instance(article)
    return DeskTalk(notes.select_related("written_by").first(), requests.first())


def standing_requests():
    """The requests for changes that no author has answered yet, the newest first."""
    rejected = TaskState.objects.filter(
        status=TaskState.STATUS_REJECTED,
        workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
        workflow_state__current_task_state=F("pk"),
    )
    newest = rejected.order_by("-finished_at", "-pk")
    return newest.select_related("finished_by", "task", "workflow_state")
