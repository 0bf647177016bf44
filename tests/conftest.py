"""What every test may use: the house as it stands after migrations, people, a client."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, override_settings
from wagtail.models import Site

from home.models import HomePage
from operations.page_cache import asking
from tests.factories import ArticleFactory, SectionFactory, UserFactory
from tests.kept_database import founded_once
from tests.page_visitor import Visitor
from tests.quick_start import (
    contexts_of_pages_only,
    spare_what_stays,
    static_files_found_once,
)

FOLDER = "django.core.files.storage.FileSystemStorage"

# Playwright's event loop runs in this thread; Django would refuse the database then.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def _empty_caches():
    """No test sees what another one cached."""
    cache.clear()
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """The test database; what tests commit to it is taken away in a quick way."""
    with founded_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_start():
    """Nothing is looked up a thousand times that is the same each time."""
    spare_what_stays()
    with static_files_found_once(), contexts_of_pages_only():
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_redis():
    """Where a Redis is used, a database of it for each worker: tests empty the cache."""
    used = settings.CACHES["default"]
    if not used["LOCATION"].startswith("redis"):
        yield
        return
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw15").removeprefix("gw")
    server = used["LOCATION"].rpartition("/")[0]
    with override_settings(
        CACHES={"default": {**used, "LOCATION": f"{server}/{number}"}}
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_media():
    """Uploads go to a folder of this run and worker, which is emptied at the end."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    folder = settings.MEDIA_ROOT / worker
    with override_settings(MEDIA_ROOT=folder):
        yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def media_folder(settings, tmp_path):
    """A folder of the test's own for uploads, where an object store is used as well."""
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": FOLDER}}
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def home(db) -> HomePage:
    """The front page that the migrations made."""
    return HomePage.objects.get()


@pytest.fixture
def section(home):
    return SectionFactory(title="Water", slug="water", parent=home)


@pytest.fixture
def article(section):
    """A live story."""
    return ArticleFactory(parent=section)


@pytest.fixture
def reporter(db):
    return UserFactory(username="reporter", group="Reporters")


@pytest.fixture
def editor(db):
    return UserFactory(username="editor", group="Editors")


@pytest.fixture
def moderator(db):
    return UserFactory(username="moderator", group="Moderators")


@pytest.fixture
def as_user():
    """A client that is signed in as the given person."""

    def signed_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def pages_kept(settings, tmp_path):
    """The page cache is on, in a folder of its own; it is off in all other tests."""
    settings.NEWSROOM_PAGE_CACHE = True
    settings.NEWSROOM_PAGE_CACHE_FOLDER = tmp_path / "pages"
    asking._host.cache_clear()  # what it knows of hosts is from other settings


@pytest.fixture
def cached(pages_kept) -> Iterator[Visitor]:
    """A visitor of the paper with its page cache."""
    # A request would close the connection that holds the test's data.
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield Visitor.of_paper()
    for signal in ends:
        signal.connect(close_old_connections)
