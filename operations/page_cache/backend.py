"""The page cache as one of the caches that Wagtail tells of changes."""

from urllib.parse import urlsplit

from wagtail.contrib.frontend_cache.backends import BaseBackend

from operations.page_cache import drop, drop_all

EVERYTHING = "/*"


class PageCacheBackend(BaseBackend):
    """Purges in our own cache, beside those in front of the site."""

    is_at_hand = True  # told by whoever publishes, for it costs microseconds

    def purge(self, url):
        self.purge_batch([url])

    def purge_batch(self, urls):
        """Drop these; a URL with the path `/*` stands for all there are."""
        wanted = list(urls)
        if any(urlsplit(url).path == EVERYTHING for url in wanted):
            drop_all()
        else:
            drop(wanted)
