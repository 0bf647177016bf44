"""How many pages there are, on the first screen of the staff."""

from django.db.models import Sum
from wagtail.admin.navigation import get_site_for_user
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.models import Page, Site


class QuickPagesSummary(PagesSummaryItem):
    """Wagtail's own line, of the numbers that sections keep of what is below them."""

    def get_context_data(self, parent_context):
        site = get_site_for_user(self.request.user)
        root = site["root_page"]
        return {
            "root_page": _to_link(root),
            "total_pages": pages_from(root),
            "site_name": site["site_name"],
        }


def pages_from(root: Page | None) -> int:
    """How many pages stand from this one downwards; the tree's root is none itself."""
    if root is None:
        return 0
    parents = Page.objects.descendant_of(root, inclusive=True).filter(numchild__gt=0)
    below = parents.aggregate(below=Sum("numchild"))["below"] or 0
    return below if root.is_root() else below + 1


def _to_link(root: Page | None) -> Page | None:
    """The front page instead of the tree's root, where there is only one."""
    sites = Site.objects.select_related("root_page")[:2] if root else []
    is_single = root is not None and root.is_root() and len(sites) == 1
    return sites[0].root_page if is_single else root


def put_quick_summary(request, items: list) -> None:
    """Take the place of Wagtail's line, which counts every page each time."""
    items[:] = [item for item in items if type(item) is not PagesSummaryItem]
    items.insert(0, QuickPagesSummary(request))
