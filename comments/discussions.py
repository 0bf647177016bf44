"""Opening and closing replies, of a story or of a whole section. Each change is logged."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from articles.models import ArticlePage, SectionPage
from comments.models import Discussion, SectionDiscussion

RULES = ("state", "mode", "close_after_days")
LOG_ACTION = "comments.discussion"
PERMISSION = "comments.set_discussion"


def is_about_replies(page: Page) -> bool:
    """Whether replies to a page, or to the stories in it, have rules."""
    return issubclass(page.specific_class or Page, ArticlePage | SectionPage)


def may_set_rules(user, page: Page) -> bool:
    """Whether somebody may open and close the replies of a story or a section.

    Of a story that readers cannot see only those who may edit it: it may be a secret.
    """
    if not user.has_perm(PERMISSION) or not is_about_replies(page):
        return False
    if issubclass(page.specific_class, SectionPage):
        return True
    if page.permissions_for_user(user).can_edit():
        return True
    return ArticlePage.objects.published().filter(id=page.pk).exists()


def own_rules(page: Page) -> Discussion | SectionDiscussion:
    """What a story or a section says itself; an unsaved empty row if nothing."""
    if issubclass(page.specific_class, SectionPage):
        sections = SectionDiscussion.objects.filter(section_id=page.pk)
        return sections.first() or SectionDiscussion(section_id=page.pk)
    stories = Discussion.objects.filter(article_id=page.pk)
    return stories.first() or Discussion(article_id=page.pk)


@transaction.atomic
def set_rules(
    *, page: Page, by, state: str = "", mode: str = "", close_after_days=None
) -> bool:
    """Set what a story or a section says of its replies; empty: as what is above it.

    Whether anything changed; then it is in the page's history. Raises PermissionDenied
    and ValidationError.
    """
    if not may_set_rules(by, page):
        raise PermissionDenied(_("You may not open or close replies here."))
    row = own_rules(page)
    before = [getattr(row, name) for name in RULES]
    after = [state, mode, close_after_days]
    if before == after:
        return False
    for name, value in zip(RULES, after, strict=True):
        setattr(row, name, value)
    row.clean_fields()
    # Never the number of replies, which decisions change meanwhile.
    type(row).objects.update_or_create(
        pk=row.pk, defaults=dict(zip(RULES, after, strict=True))
    )
    data = {"before": before, "after": after}
    log(instance=page, action=LOG_ACTION, user=by, data=data)
    return True
