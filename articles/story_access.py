"""Which stories a member of the staff may know of, and the screens that would tell.

Who writes for the paper sees that others' drafts exist. A story under embargo is for
its owner and for those who may publish it. Who has nothing to do with stories (a
moderator of replies) sees none of them, nor the people, topics and pictures they use.
"""

from collections.abc import Mapping

from django.db.models import BigIntegerField, DateTimeField, Exists, OuterRef, Q
from django.urls import ResolverMatch
from django.utils import timezone
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from articles.models import ArticlePage
from articles.prepared import Prepared

# Wagtail lets everybody in the admin ask these, or some of them, for names of things.
STORY_SCREENS = (
    "wagtailadmin_pages",
    "wagtailadmin_choose_page",
    "wagtailadmin_explore",
    "wagtailadmin_tag",
    "wagtailimages_chooser",
    "wagtaildocs_chooser",
    "wagtailsnippetchoosers_",
)
# A report that shows, for each kind of page, the one edited last, whosever it is.
NAMES_THE_LATEST = "page_types_usage"
PAGE_ARGUMENTS = ("page_id", "page_to_move_id", "parent_page_id", "page_pk")


def hidden_stories(user):
    """The stories under embargo that are kept from this user."""
    stories = ArticlePage.objects.filter(embargo_until__gt=timezone.now())
    if user.is_superuser:
        return stories.none()
    policy = PagePermissionPolicy()
    may_publish = policy.instances_user_has_permission_for(user, "publish")
    # Of each of the few, and not of all pages whether they are among them.
    published_by_them = Exists(may_publish.filter(pk=OuterRef("pk")))
    return stories.exclude(Q(owner_id=user.pk) | published_by_them)


def may_ask(user, match: ResolverMatch) -> bool:
    """Whether the user may open this screen of the admin at all."""
    asked = (*match.namespaces, match.url_name or "")
    is_about_stories = any(name.startswith(STORY_SCREENS) for name in asked)
    if is_about_stories and not user_has_any_page_permission(user):
        return False
    if asked[-1].startswith(NAMES_THE_LATEST) and hidden_stories(user).exists():
        return False
    page = _page_of(match.kwargs)
    if page is None or not EMBARGOED.ask(page=page, now=timezone.now()):
        return True
    return not hidden_stories(user).filter(pk=page).exists()


def _embargoed(page, now):
    stories = ArticlePage.objects.filter(id=page, embargo_until__gt=now)
    return stories.order_by().values_list("id")


# Asked for every screen about a page; to ask for whom a story is hidden takes longer.
EMBARGOED = Prepared(_embargoed, page=BigIntegerField(), now=DateTimeField())


def _page_of(arguments: Mapping) -> int | None:
    given = (arguments[name] for name in PAGE_ARGUMENTS if name in arguments)
    return next(given, None)


class StoryPermissionPolicy(PagePermissionPolicy):
    """Wagtail's own, without the embargoed stories of others in any list."""

    def explorable_instances(self, user):
        pages = super().explorable_instances(user)
        return without_hidden(pages, user)


def without_hidden(pages, user):
    """The pages without those that are kept from this user."""
    return pages.exclude(pk__in=hidden_stories(user).order_by().values("pk"))


POLICY = StoryPermissionPolicy(Page)
