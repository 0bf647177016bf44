import pytest
import time_machine

from articles.pictures.renditions import FALLBACK_SPEC
from tests.operations.purging.crawl import Crawl
from tests.operations.purging.paper import NOW, Paper
from tests.operations.purging.two_sites import TwoSites


@pytest.fixture
def small_lists(monkeypatch, settings):
    """Lists and threads have further pages from the third entry on; one size a picture."""
    monkeypatch.setattr("articles.tasks.PICTURE_SPECS", (FALLBACK_SPEC,))
    monkeypatch.setattr("articles.views.STORIES_PER_PAGE", 2)
    monkeypatch.setattr("articles.models.section_page.STORIES_PER_PAGE", 2)
    settings.NEWSROOM_REPLIES_PER_PAGE = 2


@pytest.fixture
def noon():
    """The hour stands still, so that nothing leaves the cache but what is purged."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def crawl(cached) -> Crawl:
    return Crawl(TwoSites(cached))


@pytest.fixture
def found(db, noon, small_lists, cached, django_capture_on_commit_callbacks):
    """Found a paper whose random choices follow from a number."""

    def founded(*numbers: int, make=Paper) -> Paper:
        with django_capture_on_commit_callbacks(execute=True):
            return make(*numbers)

    return founded
