"""The page cache as one of the caches that Wagtail tells of changes."""

from wagtail.contrib.frontend_cache.backends import BaseBackend

from operations.page_cache import drop


class PageCacheBackend(BaseBackend):
    """Purges in our own cache, beside those in front of the site."""

    def purge(self, url):
        drop([url])

    def purge_batch(self, urls):
        drop(urls)
