"""For a paper that people read. Refuses to start where something needed is missing."""

from newsroom.settings.base import *

NEEDED = ("SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "ALLOWED_HOSTS", "BASE_URL")
missing = [name for name in NEEDED if not setting(name)]
if missing:
    # Not an exception with its traceback: whoever starts the paper needs one sentence.
    raise SystemExit(
        f"Set {', '.join(missing)} in the environment or in .env before starting; "
        "see .env.example for what each one means."
    )

SECRET_KEY = setting("SECRET_KEY")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

STORAGES["staticfiles"] = {
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
}

if BASE_URL.startswith("https://"):
    SECURE_SSL_REDIRECT = setting("SECURE_SSL_REDIRECT", "on") == "on"
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, plainly
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_PROXY_SSL_HEADER = (
        ("HTTP_X_FORWARDED_PROTO", "https") if NEWSROOM_TRUSTED_PROXIES else None
    )
    SECURE_HSTS_INCLUDE_SUBDOMAINS = setting("HSTS_REACH") in ("subdomains", "preload")
    SECURE_HSTS_PRELOAD = setting("HSTS_REACH") == "preload"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

SILENCED_SYSTEM_CHECKS = [
    # Whether other hosts of the domain speak https, and whether browsers should ship with
    # that knowledge, only the owner of the domain knows: HSTS_REACH.
    "security.W005",
    "security.W021",
    # The editor's preview is a frame of this site; no other site may frame it.
    "security.W019",
]

if sentry_dsn := setting("SENTRY_DSN"):
    import sentry_sdk

    from operations.log_lines import report_without_people

    # No request body, no variable, no address, no cookie ever leaves the house.
    sentry_sdk.init(
        sentry_dsn,
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,
        before_send=report_without_people,
        before_send_transaction=report_without_people,
        before_breadcrumb=report_without_people,
    )
