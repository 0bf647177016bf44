"""Readers' pages, kept ready in front of Django. See docs/decisions/0009-page-cache.md.

`drop` and `drop_all` are all that the rest of the house needs of it.
"""

from operations.page_cache.dropping import drop, drop_all

__all__ = ["drop", "drop_all"]
