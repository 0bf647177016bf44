import pytest
import time_machine

from tests.operations.purging.crawl import Crawl
from tests.operations.purging.paper import NOW, Paper
from tests.operations.purging.stand_in import Kept

BACKEND = {"BACKEND": "tests.operations.purging.stand_in.StandIn"}


@pytest.fixture
def small_lists(monkeypatch, settings):
    """Lists and threads have further pages from the third entry on."""
    monkeypatch.setattr("articles.views.STORIES_PER_PAGE", 2)
    monkeypatch.setattr("articles.models.section_page.STORIES_PER_PAGE", 2)
    settings.NEWSROOM_REPLIES_PER_PAGE = 2


@pytest.fixture
def cached(settings):
    """A cache in front of the site, empty."""
    settings.WAGTAILFRONTENDCACHE = {"stand-in": BACKEND}
    Kept.answers = {}


@pytest.fixture
def noon():
    """No day ends while a test runs."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def crawl(cached) -> Crawl:
    return Crawl()


@pytest.fixture
def found(db, noon, small_lists, cached, django_capture_on_commit_callbacks):
    """Found a paper whose random choices follow from a number."""

    def make(seed: int = 0) -> Paper:
        with django_capture_on_commit_callbacks(execute=True):
            return Paper(seed)

    return make
