"""For `make quality`: the demo paper as in production, on a database of its own.

Hashed and compressed static files, no debugging; the files of other papers are left alone.
"""

from newsroom.settings.bench import *

STORAGES["staticfiles"] = {
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
}
STATIC_ROOT = VAR_DIR / "quality" / "static"
MEDIA_ROOT = VAR_DIR / "quality" / "media"
NEWSROOM_PAGE_CACHE_FOLDER = VAR_DIR / "quality" / "pages"
