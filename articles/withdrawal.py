"""Taking a published story back: off the paper, its address and the reason kept."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Site

from articles.models import ArticlePage, Withdrawal


def may_withdraw(user, article: ArticlePage) -> bool:
    """Whether the user may take this story back: who may publish it may.

    A lock keeps nobody from it, for it guards the text, and this is about its readers.
    """
    return article.permissions_for_user(user).can_publish()


@transaction.atomic
def withdraw(*, article: ArticlePage, by, reason: str) -> Withdrawal:
    """Take a live story off the paper; its address says since when and why.

    What was scheduled or submitted for it is called off. Raises PermissionDenied, and
    ValidationError for a story that is not live or an empty reason.
    """
    article = ArticlePage.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if not article.live:
        raise ValidationError(_("Only a live story can be withdrawn."))
    if not may_withdraw(by, article):
        raise PermissionDenied(_("You may not withdraw this story."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; readers are told.")})
    entry = _record(article, by, Withdrawal.Act.WITHDRAWN, reason=reason.strip())
    UnpublishPageAction(article, user=by).execute(skip_permission_checks=True)
    if state := article.current_workflow_state:
        state.cancel(user=by)
    log(article, "articles.withdraw", user=by, data={"reason": entry.reason})
    return entry


def note_restored(article: ArticlePage) -> None:
    """Record that a withdrawn story was published again; nothing for any other."""
    latest = article.withdrawals.order_by("-pk").first()
    if latest is None or latest.act == Withdrawal.Act.RESTORED:
        return
    by = get_active_log_context().user
    _record(article, by, Withdrawal.Act.RESTORED)
    log(article, "articles.restore", user=by)


def standing_withdrawal(article: ArticlePage) -> Withdrawal | None:
    """The withdrawal of a story that is not live because of it; else None."""
    return article.withdrawals.standing().first()


def withdrawn_at(site: Site, path: str) -> Withdrawal | None:
    """The withdrawal that is to be told at an address of the site; else None.

    Nothing for stories below a page that is not for everybody. One query where there
    is none.
    """
    roots = (root for root in Site.get_site_root_paths() if root.site_id == site.pk)
    root = next(roots, None)
    if root is None or "\0" in path:
        return None
    found = Withdrawal.objects.standing().at(root.root_path.rstrip("/") + path).first()
    if found and ArticlePage.objects.public().filter(pk=found.article_id).exists():
        return found
    return None


def _record(article, by, act, reason="") -> Withdrawal:
    entry = Withdrawal(
        article=article,
        act=act,
        reason=reason,
        url_path=article.url_path,
        revision=article.live_revision_id,
        made_by=by,
    )
    entry.full_clean(exclude=["revision", "made_by"])
    entry.save()
    return entry
