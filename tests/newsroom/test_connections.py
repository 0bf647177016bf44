"""What the addresses of outside parts become."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.settings import connections

LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
REDIS = "operations.failing_open.FailingOpenRedis"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
CONSOLE = "django.core.mail.backends.console.EmailBackend"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////var/lib/paper.sqlite3", "/var/lib/paper.sqlite3"),
        ("sqlite:///paper.sqlite3", "paper.sqlite3"),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_sqlite_waits_instead_of_failing(url, name):
    config = connections.database(url)
    assert config["NAME"] == name
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in config["OPTIONS"]["init_command"]
    assert config["OPTIONS"]["timeout"] >= 10


def test_a_file_stays_open_between_requests_but_not_for_ever():
    assert 0 < connections.database("sqlite:///a")["CONN_MAX_AGE"] <= 60


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_is_pooled(scheme):
    config = connections.database(f"{scheme}://ada:p%40ss@db:5433/paper")
    assert config["ENGINE"] == "django.db.backends.postgresql"
    parts = [config[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert parts == ["ada", "p@ss", "db", 5433, "paper"]
    assert config["OPTIONS"]["pool"]["timeout"] <= 5
    assert config["CONN_HEALTH_CHECKS"] is True
    assert config["CONN_MAX_AGE"] == 0


def test_options_in_the_address_of_a_database_are_kept():
    config = connections.database("postgres://db/paper?sslmode=require")
    assert config["OPTIONS"]["sslmode"] == "require"


def test_postgresql_keeps_plans_and_compiles_none():
    options = connections.database("postgres://db/paper")["OPTIONS"]
    assert options["prepare_threshold"] > 0
    assert "jit=off" in options["options"]


def test_an_address_may_turn_off_what_a_pooler_in_between_cannot_do():
    config = connections.database(
        "postgres://db/p?prepare_threshold=None&options=-c%20jit%3Don"
    )
    assert config["OPTIONS"]["prepare_threshold"] is None
    assert config["OPTIONS"]["options"] == "-c jit=on"


def test_two_databases_do_not_share_their_options():
    first = connections.database("sqlite:///a")
    first["OPTIONS"]["timeout"] = 1
    assert connections.database("sqlite:///b")["OPTIONS"]["timeout"] == 20


@pytest.mark.parametrize(
    ("url", "backend", "location"),
    [
        ("locmemcache://", LOCMEM, ""),
        ("dummycache://", "django.core.cache.backends.dummy.DummyCache", ""),
        ("redis://cache:6379/0", REDIS, "redis://cache:6379/0"),
        ("rediss://:pass@cache/1", REDIS, "rediss://:pass@cache/1"),
    ],
)
def test_a_cache_is_named_by_its_address(url, backend, location):
    assert connections.cache(url) == {"BACKEND": backend, "LOCATION": location}


def test_an_address_that_is_no_cache_is_refused():
    with pytest.raises(ImproperlyConfigured):
        connections.cache("carrierpigeon://")


@pytest.mark.parametrize(
    ("name", "backend"),
    [
        ("immediate", "django_tasks.backends.immediate.ImmediateBackend"),
        ("database", "django_tasks_db.DatabaseBackend"),
        ("some.other.Backend", "some.other.Backend"),
    ],
)
def test_tasks_run_where_the_name_says(name, backend):
    assert connections.tasks(name) == {"default": {"BACKEND": backend}}


def test_uploads_stay_on_this_machine_unless_told():
    backend = "django.core.files.storage.FileSystemStorage"
    assert connections.media_storage("") == {"BACKEND": backend}


@pytest.mark.parametrize(
    ("url", "key", "secret", "bucket", "endpoint"),
    [
        ("s3://K:S@s3.example/paper", "K", "S", "paper", "https://s3.example"),
        ("s3://K:a%2Fb@s3.example/p/", "K", "a/b", "p", "https://s3.example"),
        ("s3+http://K:S@minio:9000/p", "K", "S", "p", "http://minio:9000"),
    ],
)
def test_uploads_go_to_a_bucket(url, key, secret, bucket, endpoint):
    options = connections.media_storage(url)["OPTIONS"]
    assert options["access_key"] == key
    assert options["secret_key"] == secret
    assert options["bucket_name"] == bucket
    assert options["endpoint_url"] == endpoint
    assert options["file_overwrite"] is False


def test_search_is_in_the_database_unless_told():
    backend = connections.search("")["default"]["BACKEND"]
    assert backend == "wagtail.search.backends.database"


def test_search_is_in_opensearch_where_it_has_an_address():
    config = connections.search("https://search.example")["default"]
    assert config["URLS"] == ["https://search.example"]
    assert config["BACKEND"].endswith("opensearch3")


def test_every_cache_in_front_gets_its_purges():
    caches = connections.front_caches(["http://a.example", "http://b.example"])
    locations = [cache["LOCATION"] for cache in caches.values()]
    assert locations == ["http://a.example", "http://b.example"]


def test_without_a_cache_in_front_nothing_is_purged():
    assert connections.front_caches([]) == {}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("consolemail://", {"EMAIL_BACKEND": CONSOLE}),
        ("smtp://mail", {"EMAIL_BACKEND": SMTP, "EMAIL_HOST": "mail"}),
        (
            "smtp+tls://ada%40paper:p%40ss@mail:587",
            {
                "EMAIL_HOST_USER": "ada@paper",
                "EMAIL_HOST_PASSWORD": "p@ss",
                "EMAIL_PORT": 587,
                "EMAIL_USE_TLS": True,
            },
        ),
        ("smtp+ssl://mail:465", {"EMAIL_USE_SSL": True, "EMAIL_PORT": 465}),
    ],
)
def test_mail_goes_where_the_address_says(url, expected):
    found = connections.email(url)
    assert {name: found[name] for name in expected} == expected


def test_the_module_reads_no_environment(monkeypatch):
    monkeypatch.setattr(environ.Env, "ENVIRON", {"DATABASE_URL": "sqlite:///wrong"})
    assert connections.database("sqlite:///right")["NAME"] == "right"
