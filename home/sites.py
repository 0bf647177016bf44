"""The site of a request, with what its paper is called and says of itself."""

from django.http import HttpRequest
from wagtail.models import Site

# What Wagtail's `Site.find_for_request` looks at before it asks.
KNOWN = "_wagtail_site"


def site_of(request: HttpRequest) -> Site | None:
    """The site; where it is the only one, with masthead and imprint in one query."""
    if not hasattr(request, KNOWN):
        sites = Site.objects.select_related("root_page", "masthead", "imprint")
        first, *others = [*sites.order_by("-is_default_site", "pk")[:2], None]
        if first and first.is_default_site and others == [None]:
            setattr(request, KNOWN, first)
    return Site.find_for_request(request)


class LoadedWithSite:
    """A setting that is not asked for where it came with its site."""

    @classmethod
    def for_site(cls, site):
        """The setting of a site; made where there is none yet."""
        link = cls._meta.get_field("site").remote_field  # type: ignore[attr-defined]
        found = link.get_cached_value(site, default=None) if site else None
        return found or super().for_site(site)  # type: ignore[misc]
