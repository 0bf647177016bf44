"""The addresses of the moderators' screens, below /admin/."""

from django.urls import path, register_converter

from comments.admin.decisions import AnswerView, CutView, DecideView, PickView
from comments.admin.listing import BulkView, ListView
from comments.admin.people import AddressView, PersonView, StandingView
from comments.admin.reasons import ReasonsView, ReasonView
from comments.admin.record import RecordExportView, RecordView
from comments.admin.word_rules import TryView
from comments.admin.workbench import ReleaseView, UndoView, WorkbenchView
from comments.queue import Queue


class QueueConverter:
    """A queue in an address."""

    regex = "|".join(Queue.values)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


class FileKindConverter(QueueConverter):
    """In which form the record is given out."""

    regex = "csv|xlsx"


register_converter(QueueConverter, "comment_queue")
register_converter(FileKindConverter, "file_kind")

bench = WorkbenchView.as_view()
record = RecordExportView.as_view()
urlpatterns = [
    path("comments/", bench, {"queue": Queue.PENDING}, name="comment_queue_start"),
    path("comments/<comment_queue:queue>/", bench, name="comment_queue"),
    path(
        "comments/<comment_queue:queue>/list/", ListView.as_view(), name="comment_list"
    ),
    path("comments/bulk/", BulkView.as_view(), name="comment_bulk"),
    path("comments/undo/<int:action_id>/", UndoView.as_view(), name="comment_undo"),
    path("comments/<int:pk>/decide/", DecideView.as_view(), name="comment_decide"),
    path("comments/<int:pk>/answer/", AnswerView.as_view(), name="comment_answer"),
    path("comments/<int:pk>/cut/", CutView.as_view(), name="comment_cut"),
    path("comments/<int:pk>/pick/", PickView.as_view(), name="comment_pick"),
    path("comments/<int:pk>/release/", ReleaseView.as_view(), name="comment_release"),
    path("comments/people/<int:pk>/", PersonView.as_view(), name="comment_person"),
    path(
        "comments/people/<int:pk>/standing/",
        StandingView.as_view(),
        name="comment_standing",
    ),
    path(
        "comments/people/<int:pk>/address/",
        AddressView.as_view(),
        name="commenter_address",
    ),
    path("comments/try/", TryView.as_view(), name="comment_try"),
    path("comments/record/", RecordView.as_view(), name="comment_record"),
    path("comments/record/<file_kind:kind>/", record, name="comment_record_export"),
    path("comments/reasons/", ReasonsView.as_view(), name="comment_reasons"),
    path("comments/reasons/<slug:code>/", ReasonView.as_view(), name="comment_reason"),
]
