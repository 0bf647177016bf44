"""For one's own machine: debug on, keys that everybody knows, mail on the terminal."""

from newsroom.settings.base import *

DEBUG = True
SECRET_KEY = setting(
    "SECRET_KEY", "for-development-only-never-for-a-real-paper-0123456789"
)
FIELD_ENCRYPTION_KEYS = FIELD_ENCRYPTION_KEYS or [
    "for-development-only-never-for-a-paper"
]
ALLOWED_HOSTS = listed("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
BASE_URL = setting("BASE_URL", f"http://127.0.0.1:{setting('PORT', '8000')}")
WAGTAILADMIN_BASE_URL = BASE_URL
CSRF_TRUSTED_ORIGINS = [BASE_URL]

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
