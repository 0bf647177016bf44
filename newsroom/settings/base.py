"""Settings that hold everywhere. The environment is read in this folder only.

Every variable read here stands in `.env.example`; a test compares the two.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE

from newsroom.settings import connections
from newsroom.settings.house import *

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def setting(name: str, default: str = "") -> str:
    """The variable's value; an empty line in `.env` counts as not set."""
    return env.str(name, "") or default


def listed(name: str) -> list[str]:
    """The variable's comma-separated values, without the empty ones."""
    return [part.strip() for part in setting(name).split(",") if part.strip()]


DEBUG = False

INSTALLED_APPS = [
    "operations",
    "interchange",
    "finding",
    "home",
    "comments",
    "articles",
    "accounts",
    "vault",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Last. Wagtail's own `frontend_cache` app is not here: it would purge again, and less.
    "operations.purging",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "operations.middleware.PublicAndStaffPolicyMiddleware",
    "articles.middleware.AskOnceMiddleware",
    "home.middleware.PaperLanguageMiddleware",
    "home.middleware.NotFoundMiddleware",
    "accounts.middleware.StaffSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.middleware.StoryAccessMiddleware",
    "articles.middleware.RefusedPublicationMiddleware",
    "home.middleware.PublicRedirectMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.masthead",
            ],
            "builtins": ["articles.templatetags.language"],
        },
    },
]

# Parts outside this process --------------------------------------------------------

DATABASES = {
    "default": connections.database(
        setting("DATABASE_URL", f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")
    )
}
CACHES = {"default": connections.cache(setting("CACHE_URL", "locmemcache://"))}
TASKS = connections.tasks(setting("TASKS_BACKEND", "database"))
WAGTAILSEARCH_BACKENDS = connections.search(setting("SEARCH_URL", ""))
WAGTAILFRONTENDCACHE = {
    "pages": {"BACKEND": "operations.page_cache.backend.PageCacheBackend"},
    **connections.front_caches(listed("FRONTEND_CACHE_URLS")),
}

# Mail is first written to the outbox; the clock hands it to the server named here.
EMAIL_URL = connections.email(setting("EMAIL_URL", "consolemail://"))
EMAIL_BACKEND = "operations.mail.OutboxBackend"
NEWSROOM_DELIVERY_BACKEND = EMAIL_URL["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_URL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = EMAIL_URL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_URL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_URL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_URL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_URL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20

# Who we are -------------------------------------------------------------------------

BASE_URL = setting("BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_SITE_NAME = "Newsroom"
DEFAULT_FROM_EMAIL = setting("DEFAULT_FROM_EMAIL", "newsroom@localhost")

LANGUAGE_CODE = setting("LANGUAGE_CODE", "en")
# The same paper in other languages, each an installation of its own: docs/languages.md.
NEWSROOM_EDITIONS = connections.editions(listed("EDITIONS"), language=LANGUAGE_CODE)
TIME_ZONE = setting("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]

# Files -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "operations.stylesheets.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": connections.media_storage(setting("MEDIA_STORAGE_URL", "")),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# People and secrets --------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "wagtailadmin_login"
SILENCED_SYSTEM_CHECKS: list[str] = []

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor's preview is a frame of this site
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a story of 200 blocks posts some thousands

# Hosts whose players readers may choose to load into a story. None: cards with a link.
NEWSROOM_EMBED_HOSTS = connections.embed_hosts(listed("EMBED_HOSTS"))
player_frames = [f"https://{host}" for host in NEWSROOM_EMBED_HOSTS]

# What readers' pages may load: this site, nothing else, nothing inline. No nonce, for a
# page with a nonce cannot be cached.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-src": player_frames or [NONE],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
    }
}
# Wagtail's admin still has inline scripts (date pickers, choosers) and styles.
NEWSROOM_STAFF_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF, *player_frames],
}
NEWSROOM_STAFF_PREFIX = "/admin/"

# Wagtail --------------------------------------------------------------------------------

WAGTAILIMAGES_IMAGE_MODEL = "articles.NewsImage"
WAGTAILDOCS_DOCUMENT_MODEL = "articles.NewsDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# No pictures: as documents they would be given out with position and device in them.
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "txt", "md", "rtf", "csv", "json", "geojson", "zip"),
    *("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp"),
]
WAGTAILIMAGES_IMAGE_FORM_BASE = "articles.admin.picture_form.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILEMBEDS_FINDERS: list[dict] = []  # nothing is fetched from another host
# Staff screens ask nobody else's host for anything either.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_HITS_MAX_AGE = 7
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
TAGGIT_CASE_INSENSITIVE = True

# The newsroom's own; its rules that no environment changes stand in house.py ----------

# The first key encrypts, all of them decrypt; see `manage.py rotate_keys`.
FIELD_ENCRYPTION_KEYS = listed("FIELD_ENCRYPTION_KEYS")

# Typefaces of drawn social cards; each letter is taken from the first that has it.
NEWSROOM_CARD_FONTS = [
    BASE_DIR / "static" / "fonts" / f"newsreader-{letters}.woff2"
    for letters in ("latin", "signs", "latin-ext")
]
NEWSROOM_PRIVACY_CONTACT = setting("PRIVACY_CONTACT", DEFAULT_FROM_EMAIL)
# Readers' pages are kept ready in front of Django; see docs/decisions/0009.
NEWSROOM_PAGE_CACHE = setting("PAGE_CACHE", "on") == "on"
NEWSROOM_PAGE_CACHE_FOLDER = VAR_DIR / "pages"
# Shared by several machines where the cache is (redis://); else by this one's processes.
NEWSROOM_PAGE_CACHE_REDIS = connections.redis_or_none(setting("CACHE_URL"))
NEWSROOM_PAGE_CACHE_SECONDS = int(setting("PAGE_CACHE_SECONDS", "600"))  # at most
NEWSROOM_PAGE_CACHE_MEGABYTES = int(setting("PAGE_CACHE_MEGABYTES", "256"))  # on disk
NEWSROOM_PAGE_CACHE_MEMORY_MEGABYTES = 48  # in each web process
NEWSROOM_FRONT_CACHES = bool(listed("FRONTEND_CACHE_URLS"))
NEWSROOM_TRUSTED_PROXIES = int(setting("TRUSTED_PROXIES", "0"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "class": "operations.log_lines.LinesWithoutPeople",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "filters": {"no people": {"()": "operations.log_lines.RecordsWithoutPeople"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        # The worker sets its loggers to INFO, two lines for every task; this keeps what
        # went wrong.
        "warnings": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "level": "WARNING",
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "newsroom": {"level": "INFO"},
        # Without Django's own handlers: one would mail whole requests, forms included.
        "django": {"handlers": [], "level": "INFO"},
        # These are told what visitors typed.
        "django.request": {"filters": ["no people"]},
        "django.security.DisallowedHost": {"filters": ["no people"]},
        "django.security.csrf": {"filters": ["no people"]},
        "django_tasks": {"handlers": ["warnings"], "propagate": False},
        "django_tasks_db": {"handlers": ["warnings"], "propagate": False},
    },
}
