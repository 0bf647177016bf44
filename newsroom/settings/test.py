"""For the test suite: everything in this process, nothing kept, nothing fetched.

Unless DATABASE_URL, CACHE_URL and MEDIA_STORAGE_URL name a scaled house to test.
"""

from newsroom.settings.base import *

SECRET_KEY = "only-for-the-test-suite-0123456789-0123456789-01"
FIELD_ENCRYPTION_KEYS = ["only-for-the-test-suite-first-key-00"]
ALLOWED_HOSTS = ["*"]

DATABASES["default"]["TEST"] = {}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, for --reuse-db and for the same locking as in real life.
    VAR_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["TEST"]["NAME"] = str(VAR_DIR / "test.sqlite3")

TASKS = connections.tasks("immediate")
EMAIL_BACKEND = "operations.mail.OutboxBackend"
NEWSROOM_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = VAR_DIR / "test-media"
WHITENOISE_USE_FINDERS = True
WAGTAIL_AUTOSAVE_INTERVAL = 0
NEWSROOM_PAGE_CACHE_REDIS = ""
NEWSROOM_PAGE_CACHE = False  # a test that wants it takes the fixture `cached`
