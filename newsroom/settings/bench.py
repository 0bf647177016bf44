"""For benchmarks: as in production, on a database of its own that `bench` names.

Keys that everybody knows, no built static files, and no limit on how many replies one
network sends, for all of them come from here.
"""

from newsroom.settings.base import *

SECRET_KEY = "only-for-benchmarks-0123456789-0123456789-0123456789"
FIELD_ENCRYPTION_KEYS = ["only-for-benchmarks-first-key-0123456789"]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
MEDIA_ROOT = VAR_DIR / "bench-media"
NEWSROOM_REPLY_RATE = (10**9, 60)
