"""How a page says where it is and who may read it, with few questions."""

from wagtail.models import PageViewRestriction

from articles.addresses import site_root_paths
from articles.once import is_request_of_a_reader
from articles.querysets import restricted_paths


class ReaderPage:
    """What Wagtail asks for each page anew, and for a reader's page need not.

    To be named before `Page` among the bases.
    """

    def _get_site_root_paths(self, cache_object=None, **kwargs):
        if is_request_of_a_reader():
            return site_root_paths()
        return super()._get_site_root_paths(cache_object, **kwargs)  # type: ignore[misc]

    def get_view_restrictions(self):
        """Wagtail's; no look at the tree where nothing at all is restricted."""
        if not restricted_paths():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()  # type: ignore[misc]
