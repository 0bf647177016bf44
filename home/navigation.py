"""The sections in the masthead, in the order of the page tree."""

from articles.models import SectionPage


def sections() -> list[SectionPage]:
    """Live sections that are to be shown in menus; one query."""
    return list(SectionPage.objects.live().public().in_menu().order_by("path"))
