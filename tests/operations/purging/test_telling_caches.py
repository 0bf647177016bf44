"""Each change is told once, after it is a fact, to every cache, and never in the way."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticlePage
from finding.models import RelatedStories
from operations.publishing import publish_what_is_due
from operations.purging import changes
from operations.purging.tasks import PAUSES, purge_elsewhere
from tests.factories import ArticleFactory, AuthorFactory, SectionFactory, TopicFactory
from tests.operations.purging.recorders import Far, Near, caches

pytestmark = pytest.mark.django_db
DUMMY = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(autouse=True)
def _two_caches(settings, monkeypatch):
    settings.WAGTAILFRONTENDCACHE = caches("Near", "Far")
    # What goes with a story is a change of its own.
    monkeypatch.setattr("finding.tasks.relate", lambda story: False)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A transaction that comes to its end; what was told before is forgotten."""

    def commit():
        Near.told, Far.told = [], []
        return django_capture_on_commit_callbacks(execute=True)

    return commit


@pytest.fixture
def section(home, committed):
    with committed():
        return SectionFactory(title="Water", slug="water", parent=home)


@pytest.fixture
def article(section, committed):
    with committed():
        return ArticleFactory(parent=section)


def paths() -> set[str]:
    """What the cache at hand was told."""
    return {"/" + url.split("/", 3)[3] for told in Near.told for url in told}


def change(story, headline="The lock is shut"):
    story.headline = headline
    story.save_revision().publish()


def test_all_caches_are_told_the_same_once(article, committed):
    with committed():
        change(article)
    assert len(Near.told) == 1
    assert Near.told == Far.told
    (told,) = Near.told
    assert len(told) == len(set(told))


def test_whole_addresses_are_told(article, committed, settings):
    with committed():
        change(article)
    assert f"{settings.BASE_URL}{article.url}" in Near.told[0]


def test_many_changes_in_one_transaction_are_told_once(article, section, committed):
    with committed():
        change(article)
        change(article, "The lock opens")
        ArticleFactory(parent=section, slug="another")
        article.unpublish()
    assert len(Near.told) == 1
    assert {article.url, "/water/another/"} <= paths()


def test_nothing_is_told_of_what_was_taken_back(article, committed):
    with committed(), transaction.atomic():
        change(article)
        transaction.set_rollback(True)
    assert Near.told == []


def test_what_was_not_taken_back_is_told(article, section, committed):
    with committed():
        other = ArticleFactory(parent=section)
    with committed():
        with transaction.atomic():
            change(other, "Not said after all")
            transaction.set_rollback(True)
        change(article)
    assert article.url in paths()
    assert other.url not in paths()


def test_a_draft_is_nobodys_business(article, section, committed):
    with committed():
        draft = ArticleFactory(parent=section, live=False)
    with committed():
        article.headline = "Not yet said"
        article.save_revision()
        schedule(draft)
    assert Near.told == []


def schedule(draft):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    change(draft)


def test_what_the_clock_publishes_is_told(section, committed):
    story = ArticleFactory(parent=section, live=False)
    schedule(story)
    past = timezone.now() - timedelta(hours=1)
    revision = story.revisions.latest("pk")
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    with committed():
        publish_what_is_due()
    assert {story.url, "/", "/water/"} <= paths()


def test_what_the_clock_takes_down_is_told(article, committed):
    past = timezone.now() - timedelta(minutes=1)
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=past)
    with committed():
        publish_what_is_due()
    assert article.url in paths()


def test_a_story_is_published_though_the_caches_fail(
    article, committed, settings, caplog
):
    settings.WAGTAILFRONTENDCACHE = caches("Broken", "Away", "Near")
    with committed():
        change(article)
    assert ArticlePage.objects.get(pk=article.pk).headline == "The lock is shut"
    assert article.url in paths()
    assert "OSError" in caplog.text
    assert "secret" not in caplog.text


def test_where_the_list_cannot_be_made_everything_goes(article, committed, monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr("operations.purging.collected.faces_of", fail)
    with committed():
        change(article)
    assert paths() == {"/*"}


def test_a_cache_out_of_reach_is_told_later(settings):
    settings.WAGTAILFRONTENDCACHE = caches("Far", "Away")
    settings.TASKS = DUMMY
    from django_tasks import default_task_backend

    Far.told = []
    assert purge_elsewhere.call(["http://localhost/"], ["Far", "Away"]) is False
    (later,) = default_task_backend.results
    assert later.args == [["http://localhost/"], ["Away"], 1]
    assert later.task.run_after > timezone.now()
    assert Far.told == [["http://localhost/"]]


def test_a_cache_that_stays_away_is_given_up(settings, caplog):
    settings.WAGTAILFRONTENDCACHE = caches("Away")
    settings.TASKS = DUMMY
    from django_tasks import default_task_backend

    purge_elsewhere.call(["http://localhost/"], ["Away"], len(PAUSES))
    assert default_task_backend.results == []
    assert "Given up" in caplog.text


def test_the_cost_does_not_grow_with_what_is_told(article, section, committed):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured, committed():
            changes.story_changed(article.pk)
        assert len(paths()) > 40
        return len(captured)

    def more(count: int):
        for _ in range(count):
            article.topics.add(TopicFactory())
            article.bylines.create(author=AuthorFactory(), role="reporting")
            user = ArticleFactory(parent=section)
            user.body.append(("related_story", article))
            user.save_revision().publish()
        change(article)

    with committed():
        more(2)
        under = ArticleFactory(parent=section)
    kept, _is_new = RelatedStories.objects.get_or_create(article=under)
    kept.stories.create(place=9, other=article)
    few = queries()
    with committed():
        more(8)
    assert queries() == few
