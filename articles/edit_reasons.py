"""Why a published text is changed: asked before it is published, and kept in the log."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Revision

from articles.models import ArticlePage
from articles.models.edited_story import EditReason


def is_unexplained(live: ArticlePage, draft: ArticlePage) -> bool:
    """Whether a draft of a live story changes it substantially and nobody said why."""
    return not live.reason_given_in(draft) and live.is_edited_in(draft)


def is_silent_about_facts(live: ArticlePage) -> bool:
    """Whether the live version changed facts and no correction goes with it.

    Of a story that is live; a draft of it knows as much.
    """
    edit = PageLogEntry.objects.filter(
        page=live.pk, action="articles.edit", revision=live.live_revision_id
    ).first()
    if edit is None or edit.data.get("reason") != EditReason.FACT:
        return False
    told = live.corrections.filter(revision_after=live.live_revision_id)
    return not told.exists()


@transaction.atomic
def publish_edit(*, article: ArticlePage, revision: Revision, reason: str, by):
    """Publish (or schedule) a changed version with the answer to why it was changed.

    The answer is kept in a revision of its own. Raises ValidationError for no answer
    or a fact, which readers are told of by a correction; PermissionDenied.
    """
    if reason not in EditReason.values:
        raise ValidationError(_("Say what kind of edit it is."))
    if reason == EditReason.FACT:
        raise ValidationError(_("A change of facts is published with a correction."))
    article.refuse_locked(by)
    draft = revision.as_object()
    draft.edit_reason = reason
    draft.edit_reason_for = ArticlePage.objects.get(pk=article.pk).live_revision_id
    draft.save_revision(user=by, log_action=True).publish(user=by)
