"""Confidential notes: written and read here only, every reading logged."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.models import ArticlePage, SourceNote


def may_read(user, article: ArticlePage) -> bool:
    """Whether the user may read the notes of this story: permission, and its editor."""
    allowed = user.has_perm("articles.view_sourcenote")
    return allowed and article.permissions_for_user(user).can_edit()


def add_note(*, article: ArticlePage, text: str, by) -> SourceNote:
    """Keep a confidential note with a story. Raises PermissionDenied, ValidationError."""
    if not (by.has_perm("articles.add_sourcenote") and may_read(by, article)):
        raise PermissionDenied(_("You may not write confidential notes here."))
    note = SourceNote(article=article, text=text.strip(), written_by=by)
    note.full_clean()
    note.save()
    log(instance=article, action="articles.source_note.add", user=by)
    return note


def read_notes(*, article: ArticlePage, by) -> list[SourceNote]:
    """The notes of a story, newest first; the reading is logged, their text never.

    Raises PermissionDenied.
    """
    if not may_read(by, article):
        raise PermissionDenied(_("You may not read confidential notes here."))
    notes = list(
        SourceNote.objects.filter(article=article).select_related("written_by")
    )
    if notes:
        log(instance=article, action="articles.source_note.read", user=by)
    return notes
