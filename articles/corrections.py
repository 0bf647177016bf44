"""The one way to say that a published story was wrong, and the proof nothing is gone."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.models import ArticlePage, Correction

FIRST_HASH = "0" * 64


@transaction.atomic
def publish_correction(
    *,
    article: ArticlePage,
    text: str,
    by,
    kind: str = Correction.Kind.CORRECTION,
    placement: str = Correction.Placement.FOOT,
    supersedes: Correction | None = None,
    made_at=None,
) -> Correction:
    """Add a correction to a live story and to the chain; returns it.

    Raises PermissionDenied for who may not correct, ValidationError for a story that
    is not live, an empty text, or a correction that was superseded already or stands
    with another story.
    """
    if not by.has_perm("articles.add_correction"):
        raise PermissionDenied(_("You may not publish corrections."))
    if not article.live:
        raise ValidationError(_("Only a live story can be corrected."))
    if supersedes and supersedes.article_id != article.pk:
        raise ValidationError(_("That correction is about another story."))
    entry = Correction(
        article=article,
        kind=kind,
        placement=placement,
        text=text.strip(),
        supersedes=supersedes,
        made_by=by,
        revision_after=article.live_revision_id,
        previous_hash=_latest_hash(),
    )
    entry.made_at = made_at or entry.made_at
    entry.entry_hash = entry.computed_hash()
    entry.full_clean()
    entry.save()
    log(instance=article, action="articles.correct", user=by, data={"text": entry.text})
    return entry


def _latest_hash() -> str:
    # Locked, and unique in the table: of two at once the second waits or is refused.
    latest = Correction.objects.select_for_update().order_by("-pk").first()
    return latest.entry_hash if latest else FIRST_HASH


def broken_links() -> Iterator[str]:
    """A sentence for every place where the chain of corrections does not hold."""
    expected = FIRST_HASH
    for entry in Correction.objects.order_by("pk").iterator():
        if entry.previous_hash != expected:
            yield f"Before correction {entry.pk} an entry is missing."
        if entry.entry_hash != entry.computed_hash():
            yield f"Correction {entry.pk} is not what was published."
        expected = entry.entry_hash
