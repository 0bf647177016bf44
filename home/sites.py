"""The site of a request, with what its paper is called and says of itself."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

from articles.prepared import PreparedObjects

SITES = PreparedObjects(
    lambda: Site.objects.select_related("root_page", "masthead", "imprint")[:2]
)
# What Wagtail's `Site.find_for_request` looks at before it asks.
KNOWN = "_wagtail_site"


def site_of(request: HttpRequest) -> Any:
    """The site, or None; where it is the only one, with masthead and imprint at once."""
    if not hasattr(request, KNOWN):
        found = SITES.ask()
        if len(found) == 1 and found[0].is_default_site:
            setattr(request, KNOWN, found[0])
    return Site.find_for_request(request)


class LoadedWithSite:
    """A setting that is not asked for where it came with its site."""

    @classmethod
    def for_site(cls, site):
        """The setting of a site; made where there is none yet."""
        link = cls._meta.get_field("site").remote_field  # type: ignore[attr-defined]
        found = link.get_cached_value(site, default=None) if site else None
        return found or super().for_site(site)  # type: ignore[misc]
