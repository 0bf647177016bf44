"""Turn the addresses of outside parts (`DATABASE_URL` and its like) into settings.

Nothing is read from the environment here; `base.py` passes the values in.
"""

import re
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

# WAL lets readers read while one writes; IMMEDIATE takes the write lock at the start of
# a transaction, so that two writers wait for each other instead of failing half way.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728;"
        "PRAGMA cache_size=-8000;"
    ),
}

# Opening a file costs more than a page: the whole schema is read, and closing the only
# connection empties the write-ahead log. A file that was put in place of another, as by a
# restore, is seen after so many seconds at the latest.
SQLITE_KEPT_OPEN = 60
# Connections of one process; seconds that a request waits for one.
POSTGRES_POOL = {"min_size": 1, "max_size": 8, "timeout": 3}
# What is asked here is small, and asked again and again. To compile it, or to have other
# processes help, takes longer than to answer it; and what is needed is in memory, where a
# row by an index costs hardly more than the next one, not four times as much. What is
# read by a cursor is read to its end.
POSTGRES_PLANNER = {
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "random_page_cost": "1.1",
    "cursor_tuple_fraction": "1",
}
POSTGRES_OPTIONS = {
    "pool": POSTGRES_POOL,
    # How often a kept question (`articles/prepared.py`) is asked on a connection before
    # the database keeps it too.
    "prepare_threshold": 2,
    "options": " ".join(f"-c {name}={how}" for name, how in POSTGRES_PLANNER.items()),
}

TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}


def database(url: str) -> dict:
    """Django's settings for one database, SQLite or PostgreSQL, named by its URL."""
    config = dict(environ.Env.db_url_config(url))
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {**config.get("OPTIONS", {}), **SQLITE_OPTIONS}
        config["CONN_MAX_AGE"] = SQLITE_KEPT_OPEN
    elif config["ENGINE"].endswith("postgresql"):
        config["OPTIONS"] = {**POSTGRES_OPTIONS, **config.get("OPTIONS", {})}
        if config["OPTIONS"]["prepare_threshold"] == "None":  # as text in an address
            config["OPTIONS"]["prepare_threshold"] = None
        config["CONN_MAX_AGE"] = 0
        # Asked before it is used: a database that was started again costs no request.
        config["CONN_HEALTH_CHECKS"] = True
    return config


def cache(url: str) -> dict:
    """Django's settings for one cache: `locmemcache://`, `dummycache://` or `redis://…`."""
    if url.startswith(("redis://", "rediss://")):
        return {
            "BACKEND": "operations.failing_open.FailingOpenRedis",
            "LOCATION": url,
        }
    return dict(environ.Env.cache_url_config(url))


def redis_or_none(url: str) -> str:
    """The address if it is one of Redis, else nothing."""
    return url if url.startswith(("redis://", "rediss://")) else ""


def tasks(name: str) -> dict:
    """Settings for django-tasks: `immediate`, `database`, or a dotted backend path."""
    return {"default": {"BACKEND": TASK_BACKENDS.get(name, name)}}


def media_storage(url: str) -> dict:
    """A storage for uploads: empty for the local folder, or `s3://KEY:SECRET@HOST/BUCKET`.

    `s3+http://` talks to a store without TLS, such as one on the same machine.
    """
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(url)
    scheme = "http" if parts.scheme == "s3+http" else "https"
    port = f":{parts.port}" if parts.port else ""
    return {
        "BACKEND": "operations.object_store.ObjectStore",
        "OPTIONS": {
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
            "bucket_name": parts.path.strip("/"),
            "endpoint_url": f"{scheme}://{parts.hostname}{port}",
            "file_overwrite": False,
            "default_acl": None,  # private: readers get pictures from this site
        },
    }


def search(url: str) -> dict:
    """Wagtail's search back ends: the database, or OpenSearch when a URL is given."""
    if not url:
        return {"default": {"BACKEND": "wagtail.search.backends.database"}}
    return {
        "default": {
            "BACKEND": "wagtail.search.backends.opensearch3",
            "URLS": [url],
            "INDEX_PREFIX": "newsroom_",
        }
    }


def front_caches(urls: list[str]) -> dict:
    """Wagtail's front-end caches, one for each address that understands HTTP PURGE."""
    return {
        f"proxy{number}": {
            "BACKEND": "operations.purging.proxies.ProxyBackend",
            "LOCATION": url,
        }
        for number, url in enumerate(urls, start=1)
    }


def email(url: str) -> dict:
    """Django's e-mail settings (`EMAIL_HOST` and so on) from one URL, upper-case keys."""
    config = environ.Env.email_url_config(url)
    return {key: value for key, value in config.items() if key.startswith("EMAIL")}


EDITION = re.compile(
    r"(?P<code>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)=(?P<base>https?://[^/\s?#@]+(?:/[^\s?#]*)?)",
    re.IGNORECASE,
)


def editions(parts: list[str], *, language: str) -> dict[str, str]:
    """The paper's editions, `de=https://example.org`, as base addresses by language.

    Raises ImproperlyConfigured for anything else, and where this paper's own language
    is not among them.
    """
    found = {}
    for part in parts:
        named = EDITION.fullmatch(part)
        if not named:
            raise ImproperlyConfigured(
                f"EDITIONS holds {part!r}; give languages and addresses: "
                "en=https://example.org, de=https://de.example.org."
            )
        base = urlsplit(named["base"].rstrip("/"))
        host = base._replace(scheme=base.scheme.lower(), netloc=base.netloc.lower())
        found[named["code"].lower()] = host.geturl()
    if found and language.lower() not in found:
        raise ImproperlyConfigured(
            f"EDITIONS names no edition in {language}, the language of this one; "
            "it is the same line in all of them."
        )
    return found


HOST_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+")


def embed_hosts(names: list[str]) -> list[str]:
    """The hosts, each one exact name. Raises ImproperlyConfigured for anything wider.

    They go into the content policy as they are, so `*.example.org`, an address or a
    second directive must not slip in.
    """
    hosts = [name.lower() for name in names]
    for host in hosts:
        if not HOST_NAME.fullmatch(host):
            raise ImproperlyConfigured(
                f"EMBED_HOSTS holds {host!r}; give exact names: www.example.org."
            )
    return hosts
