"""The sections in the masthead and the pages at the foot, in the order of the tree."""

from articles.models import SectionPage
from home.models import HousePage


def sections() -> list[SectionPage]:
    """Live sections that are to be shown in menus; one query."""
    return list(SectionPage.objects.live().public().in_menu().order_by("path"))


def house_pages() -> list[HousePage]:
    """Live pages about the paper that are to be shown in menus; one query."""
    found = HousePage.objects.live().public().in_menu().order_by("path")
    return list(found.defer("body"))
