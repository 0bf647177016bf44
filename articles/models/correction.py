import hashlib
import json
from datetime import UTC

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.querysets import of_public_stories


class CorrectionQuerySet(models.QuerySet):
    def of_public_stories(self):
        """The corrections readers may see: those of stories that they may read."""
        return of_public_stories(self, "article")

    def standing(self):
        """Those that no later one supersedes."""
        return self.filter(superseded_by=None)

    def delete(self):
        raise AppendOnly("Corrections are never deleted; supersede them.")

    def update(self, **kwargs):
        raise AppendOnly("Corrections are never edited; supersede them.")


class AppendOnly(Exception):
    """Somebody tried to change or remove what may only be added to."""


class Correction(models.Model):
    """What the paper got wrong or left unclear in a story, said to its readers.

    Append-only: a correction can be superseded, never edited or deleted. Each entry
    carries the hash of the one before it in the whole paper, so that a missing or
    altered one is found by `articles.corrections.broken_links`.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")
        RETRACTION = "retraction", _("Retraction")

    class Placement(models.TextChoices):
        TOP = "top", _("Above the story, because it changes the meaning")
        FOOT = "foot", _("Below the story")

    article = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.PROTECT,
        related_name="corrections",
        verbose_name=_("story"),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.CORRECTION
    )
    placement = models.CharField(
        _("place"), max_length=10, choices=Placement.choices, default=Placement.FOOT
    )
    text = models.TextField(
        _("text"), max_length=1000, validators=[MaxLengthValidator(1000)]
    )
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("supersedes"),
    )
    # Numbers, not foreign keys: the entry outlives a purge of old revisions.
    revision_before = models.BigIntegerField(null=True, editable=False)
    revision_after = models.BigIntegerField(null=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    previous_hash = models.CharField(max_length=64, editable=False, unique=True)
    entry_hash = models.CharField(max_length=64, editable=False, unique=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-pk"]
        default_permissions = ("add", "view")

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:60]}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("A correction is never edited; supersede it.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("A correction is never deleted; supersede it.")

    def computed_hash(self) -> str:
        """SHA-256 over everything that the entry says, and the hash before it."""
        said = {
            "article": self.article_id,
            "kind": self.kind,
            "placement": self.placement,
            "text": self.text,
            "supersedes": self.supersedes_id,
            "revision_before": self.revision_before,
            "revision_after": self.revision_after,
            "made_by": self.made_by_id,
            "made_at": self.made_at.astimezone(UTC).isoformat(),
            "previous_hash": self.previous_hash,
        }
        packed = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(packed.encode()).hexdigest()
