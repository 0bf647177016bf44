from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from articles.edits import Change, changes, is_substantial, visible_text

NOT_SAID = ""
CORRECTED = "correction"  # the reason of an edit that is published with a correction


class EditReason(models.TextChoices):
    """What kind of edit a change after publication is, in the editor's words."""

    TYPO = "typo", _("Typing error: no reader understood it otherwise")
    STYLE = "style", _("Style or clarity: it says the same, in better words")
    FACT = "fact", _("Fact: it says something else than before")


class EditedStory(Page):
    """What a story knows of its own changes after publication.

    The answer stands in the draft, so that it comes along to whoever publishes it, the
    clock included. It holds for the change of one published version: the one whose
    revision is named beside it.
    """

    edit_reason = models.CharField(
        _("kind of edit"),
        max_length=10,
        choices=EditReason.choices,
        blank=True,
        help_text=_("Asked when the text of a published story is changed. Logged."),
    )
    edit_reason_for = models.BigIntegerField(null=True, editable=False)

    class Meta:
        abstract = True

    def publish(
        self, revision, *, draft=None, edit_reason: str | None = None, **kwargs
    ):
        """Publish or schedule a revision; a substantial edit of a live story is logged.

        The reason is `edit_reason`, else the one in the revision. Nobody is asked here,
        for this is also the way of the clock, of imports and of approvals; where no
        answer is found the log says so. `draft` is what stands in the revision, where
        the caller has read it.
        """
        if live := self.as_published():
            draft, by = draft or revision.as_object(), kwargs.get("user")
            live.log_edit(revision, draft=draft, by=by, reason=edit_reason)
        return super().publish(revision, **kwargs)

    def refuse_locked(self, by) -> None:
        """Raise ValidationError where a lock keeps this person from publishing."""
        lock = self.get_lock()
        if lock and lock.for_user(by):
            raise ValidationError(_("The story is locked; unlock it first."))

    def log_edit(self, revision, *, draft, by, reason: str | None = None) -> None:
        """Log that a revision, read as `draft`, changes this text, the live one.

        Unless it does so later, or not substantially.
        """
        if _is_for_later(draft) or not self.is_edited_in(draft):
            return
        data = {
            "reason": reason or self.reason_given_in(draft),
            "revision_before": self.live_revision_id,
            "revision_after": revision.pk,
        }
        log(
            self,
            "articles.edit",
            user=by or revision.user,
            revision=revision,
            data=data,
        )

    def as_published(self):
        """The story as it stands for readers now; None unless it is live."""
        return type(self)._default_manager.filter(pk=self.pk, live=True).first()

    def changes_in(self, draft) -> list[Change]:
        """What a draft of this story says otherwise."""
        return changes(visible_text(self), visible_text(draft))

    def is_edited_in(self, draft) -> bool:
        """Whether a draft changes the text substantially; see `articles.edits`."""
        return is_substantial(visible_text(self), visible_text(draft))

    def reason_given_in(self, draft) -> str:
        """The answer in a draft, if it is about the change of what is live now."""
        is_about_this = draft.edit_reason_for == self.live_revision_id
        return draft.edit_reason if is_about_this else NOT_SAID


def _is_for_later(draft) -> bool:
    return bool(draft.go_live_at and draft.go_live_at > timezone.now())
