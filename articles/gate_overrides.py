"""The one way past a publish gate: by name, with a reason, in the log."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from articles.gates import cannot_be_overridden
from articles.models import ArticlePage, GateOverride


def may_override(user, article: ArticlePage) -> bool:
    """Whether the user may publish this story against its gates."""
    allowed = user.has_perm("articles.override_gates")
    return allowed and article.permissions_for_user(user).can_publish()


@transaction.atomic
def publish_against_gates(*, article: ArticlePage, by, reason: str) -> None:
    """Publish, or schedule, the latest draft although gates stand against it.

    An embargo that stands against it is lifted. Raises PermissionDenied, and
    ValidationError without a reason or for a draft that is not complete; nothing is
    published then.
    """
    if not may_override(by, article):
        raise PermissionDenied(_("You may not override the publish gates."))
    revision = article.get_latest_revision() or article.save_revision(user=by)
    problems = revision.as_object().gate_problems()
    if cannot_be_overridden(problems):
        raise ValidationError(list(problems.values()))
    if problems:
        if "embargo" in problems:
            revision = _without_embargo(revision, by)
        _record(revision, by=by, reason=reason.strip(), problems=problems)
    revision.publish(user=by)


def _without_embargo(revision: Revision, by) -> Revision:
    story = revision.as_object()
    story.embargo_until = None
    return story.save_revision(user=by, log_action=True)


def _record(revision: Revision, *, by, reason: str, problems: dict[str, str]) -> None:
    if not reason:
        raise ValidationError(_("Say why the gates do not hold this time."))
    override = GateOverride(
        revision=revision, gates=list(problems), reason=reason, made_by=by
    )
    override.full_clean()
    override.save()
    log(
        instance=revision.as_object(),
        action="articles.gates.override",
        user=by,
        revision=revision,
        data={"gates": problems, "reason": reason},
    )
