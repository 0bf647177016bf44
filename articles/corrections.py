"""The one way to say that a published story was wrong, and the proof nothing is gone."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from articles.models import ArticlePage, Correction
from articles.models.edited_story import CORRECTED

FIRST_HASH = "0" * 64

Kind, Placement = Correction.Kind, Correction.Placement


@transaction.atomic
def publish_correction(
    *,
    article: ArticlePage,
    text: str,
    by,
    kind: str = Kind.CORRECTION,
    placement: str = "",
    supersedes: Correction | None = None,
    made_at=None,
    revision: Revision | None = None,
) -> Correction:
    """Add a correction to a live story and to the chain; returns it.

    With `revision`, the changed text is published in the same act, both or neither, and
    the entry names the revisions before and after. Where `placement` is empty, the
    weight decides: see `placement_by_weight`.

    Raises PermissionDenied for who may not correct or publish, ValidationError for a
    story that is not live, an empty text, a correction that was superseded already or
    stands with another story, a revision of another story or for a later time.
    """
    _refuse(article, by, supersedes)
    live = ArticlePage.objects.select_for_update(of=("self",)).get(pk=article.pk)
    before = live.live_revision_id
    placement = placement or placement_by_weight(
        kind, live.changes_in(revision.as_object()) if revision else []
    )
    if revision:
        _publish(live, revision, by)
        article.refresh_from_db()
    entry = Correction(
        article=article,
        kind=kind,
        placement=placement,
        text=text.strip(),
        supersedes=supersedes,
        made_by=by,
        revision_before=before,
        revision_after=revision.pk if revision else before,
    )
    entry.made_at = made_at or entry.made_at
    _add_to_chain(entry)
    _log(entry, by)
    return entry


def _add_to_chain(entry: Correction) -> None:
    """Store the entry with the hash of the one before it and its own."""
    entry.previous_hash = _latest_hash()
    entry.entry_hash = entry.computed_hash()
    entry.full_clean()
    entry.save()


def placement_by_weight(kind: str, changes=()) -> str:
    """Above the story what changes its meaning, below it what does not.

    A retraction always does; a correction does where the edit it comes with touches
    headline, subhead or standfirst.
    """
    is_of_meaning = kind == Kind.RETRACTION or (
        kind == Kind.CORRECTION and any(change.in_head for change in changes)
    )
    return Placement.TOP if is_of_meaning else Placement.FOOT


def _refuse(article, by, supersedes) -> None:
    if not by.has_perm("articles.add_correction"):
        raise PermissionDenied(_("You may not publish corrections."))
    if not article.live:
        raise ValidationError(_("Only a live story can be corrected."))
    if supersedes and supersedes.article_id != article.pk:
        raise ValidationError(_("That correction is about another story."))


def _publish(article: ArticlePage, revision: Revision, by) -> None:
    if str(revision.object_id) != str(article.pk):
        raise ValidationError(_("That is a version of another story."))
    article.refuse_locked(by)
    goes_live = revision.as_object().go_live_at
    if goes_live and goes_live > timezone.now():
        raise ValidationError(
            _("The changed text is scheduled for later; a correction is out at once.")
        )
    article.publish(revision, user=by, edit_reason=CORRECTED)


def _log(entry: Correction, by) -> None:
    data = {
        "text": entry.text,
        "revision_before": entry.revision_before,
        "revision_after": entry.revision_after,
    }
    log(instance=entry.article, action="articles.correct", user=by, data=data)


def _latest_hash() -> str:
    # Locked, and unique in the table: of two at once the second waits or is refused.
    latest = Correction.objects.select_for_update().order_by("-pk").first()
    return latest.entry_hash if latest else FIRST_HASH


def broken_links(latest: str = "") -> Iterator[str]:
    """A sentence for every place where the chain of corrections does not hold.

    Of entries that are missing at its end the chain itself knows nothing: give the hash
    that was once the latest, and it is missed where it is not there.
    """
    expected, is_there = FIRST_HASH, latest in ("", FIRST_HASH)
    for entry in Correction.objects.order_by("pk").iterator():
        if entry.previous_hash != expected:
            yield f"Before correction {entry.pk} an entry is missing."
        if entry.entry_hash != entry.computed_hash():
            yield f"Correction {entry.pk} is not what was published."
        expected = entry.entry_hash
        is_there = is_there or entry.entry_hash == latest
    if not is_there:
        yield f"The entry with the hash {latest} is missing."


def latest_hash() -> str:
    """The hash of the newest correction; noted elsewhere, it shows a cut-off end."""
    latest = Correction.objects.order_by("-pk").first()
    return latest.entry_hash if latest else FIRST_HASH
