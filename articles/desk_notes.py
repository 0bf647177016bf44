"""What reporters tell the desk with a submission: the write side."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from articles.models import ArticlePage, DeskNote


@transaction.atomic(savepoint=False)
def keep_note(*, article: ArticlePage, by, text: str, submitted: bool) -> None:
    """Keep the note for the next look at the form, or hand it to the desk, logged.

    An empty text takes back what was kept. What the desk was told stays.
    """
    unsent = DeskNote.objects.unsent().filter(article=article, written_by=by)
    if not text:
        unsent.delete()
        return
    note = unsent.first() or DeskNote(article=article, written_by=by)
    note.text = text
    note.submitted_at = timezone.now() if submitted else None
    note.full_clean()
    note.save()
    if submitted:
        log(instance=article, action="articles.desk_note", user=by, data={"note": text})
