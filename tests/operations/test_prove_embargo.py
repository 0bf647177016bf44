"""The proof that nobody reads a story before its time, and that the proof can fail."""

import logging
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.utils import timezone
from wagtail.url_routing import RouteResult

from articles.models import ArticlePage, NewsDocument, NewsImage, Topic
from articles.models.listed_story import ListedStoryQuerySet
from articles.prepared import Prepared
from articles.querysets import ArticleQuerySet
from finding import search_views as views
from interchange import feeds
from operations import media
from operations.proofs.embargo import VISITORS, prove_embargo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def _quiet():
    """The 404s and 405s of a crawl are no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def leaks(*visitors, only=""):
    report = prove_embargo(visitors, only=only)
    assert report.canaries > 200
    assert report.requests
    return report.leaks


@pytest.mark.proof
@pytest.mark.parametrize("visitor", VISITORS)
def test_nobody_outside_finds_a_canary(visitor):
    report = prove_embargo([visitor])
    assert [str(leak) for leak in report.leaks] == []
    assert report.crashes == []
    assert report.unseeded == []
    assert report.surfaces > 100


def test_proof_leaves_nothing_behind(media_folder):
    def everything():
        files = [p for p in Path(media_folder).rglob("*") if p.is_file()]
        models = (ArticlePage, NewsImage, NewsDocument, Topic)
        return [model.objects.count() for model in models], sorted(files)

    before = everything()
    prove_embargo(["stranger"], only="/healthz")
    assert everything() == before


def run(**options) -> str:
    out = StringIO()
    call_command("prove_embargo", stdout=out, stderr=out, **options)
    return out.getvalue()


def test_command_counts_what_it_asked():
    printed = run(visitors=["stranger"], only="/feed/")
    assert "The embargo holds" in printed
    assert "canaries" in printed
    assert "0 leaks" in printed


# Leaks planted on purpose


@pytest.fixture
def public_is(monkeypatch):
    """Let another rule say what is public: `public_is(lambda stories: …)`."""
    in_sql = Prepared._question

    def asked_anew(self, values):
        """No SQL of the wrong rule is kept, and none of the right one is used."""
        kept, self.questions = self.questions, {}
        try:
            return in_sql(self, values)
        finally:
            self.questions = kept

    def leak(rule):
        monkeypatch.setattr(Prepared, "_question", asked_anew)
        for name in ("published", "published_by_sql"):
            monkeypatch.setattr(ArticleQuerySet, name, rule)

    return leak


@pytest.fixture
def everything_is_published(public_is, monkeypatch):
    public_is(lambda stories: stories.all())
    monkeypatch.setattr(ListedStoryQuerySet, "keep", _list_drafts_too)


def _list_drafts_too(lists, story):
    authors = story.bylines.values_list("author", flat=True)
    topics = story.topics.values_list("id", flat=True)
    for name in [f"author-{key}" for key in authors] + [f"topic-{k}" for k in topics]:
        now = {"published_at": timezone.now()}
        lists.get_or_create(in_list=name, article=story, defaults=now)


@pytest.mark.proof
@pytest.mark.usefixtures("everything_is_published")
def test_command_fails_and_names_a_leaking_queryset():
    out = StringIO()
    with pytest.raises(CommandError, match="does not hold"):
        call_command(
            "prove_embargo", visitors=["stranger"], only="/search/", stderr=out
        )
    assert "LEAK stranger: GET /search/" in out.getvalue()
    assert "headline of the embargoed story" in out.getvalue()


def by_address(*addresses) -> dict[str, list]:
    """What a stranger finds below each of the addresses; the stories are seeded once."""
    found = leaks("stranger", only=addresses)
    return {
        address: [leak for leak in found if leak.address.startswith(address)]
        for address in addresses
    }


@pytest.mark.usefixtures("everything_is_published")
def test_list_that_shows_drafts_is_found():
    for address, found in by_address("/topics/", "/authors/").items():
        assert {"plain", "HTML-escaped"} & {leak.form for leak in found}, address


@pytest.fixture
def what_was_once_published_is_told(public_is):
    public_is(lambda stories: stories.exclude(published_at=None))


HEADLINE = "story, headline of the taken offline story"
TOLD_OF_WHAT_WAS_TAKEN_OFFLINE = {
    "/feed/": HEADLINE,
    "/feed.atom": HEADLINE,
    "/feed.json": HEADLINE,
    "/news-sitemap.xml": HEADLINE,
    "/api/v2/articles/": "the record of the taken offline story",
    "/cards/": "the card of the taken offline story",
    "/sitemap-stories-": "slug of the taken offline",
}


@pytest.mark.usefixtures("what_was_once_published_is_told")
def test_whatever_tells_machines_of_a_story_that_was_taken_offline_is_found():
    for address, found in by_address(*TOLD_OF_WHAT_WAS_TAKEN_OFFLINE).items():
        said = TOLD_OF_WHAT_WAS_TAKEN_OFFLINE[address]
        assert said in " ".join(leak.what for leak in found), address


def test_feed_made_of_drafts_is_found(monkeypatch):
    original = feeds.describe

    def from_drafts(articles, paper, **options):
        drafts = [article.get_latest_revision_as_object() for article in articles]
        return original(drafts, paper, **options)

    monkeypatch.setattr(feeds, "describe", from_drafts)
    found = leaks("stranger", only="/feed/")
    assert any(leak.what.endswith("of the edited story") for leak in found)


def test_address_that_answers_before_its_time_is_found(monkeypatch):
    def route(self, request, components):
        return RouteResult(self)

    monkeypatch.setattr(ArticlePage, "route", route)
    found = leaks("stranger", only="/proof-")
    assert any("the embargoed story itself" in leak.what for leak in found)


def test_template_that_prints_the_draft_of_a_live_story_is_found(monkeypatch):
    original = ArticlePage.get_context

    def context(self, request, *args, **kwargs):
        found = original(self, request, *args, **kwargs)
        found["page"] = self.get_latest_revision_as_object()
        return found

    monkeypatch.setattr(ArticlePage, "get_context", context)
    found = leaks("stranger", only="/proof-")
    assert any(leak.what.startswith("story, headline of the edited") for leak in found)


@pytest.mark.proof
def test_header_that_tells_is_found(monkeypatch):
    original = views.render

    def render(request, *args, **kwargs):
        response = original(request, *args, **kwargs)
        latest = ArticlePage.objects.order_by("-pk").first()
        response["Link"] = f"</{latest.slug}/>; rel=next"
        return response

    monkeypatch.setattr(views, "render", render)
    found = leaks("stranger", only="/search/")
    assert "lower case or slug" in {leak.form for leak in found}


@pytest.mark.proof
def test_search_that_only_counts_is_found(monkeypatch):
    def render(request, template, context, **kwargs):
        word = request.GET.get("q", "")
        known = ArticlePage.objects.filter(headline__icontains=word.strip('"'))
        return HttpResponse(f"{known.count()} found")

    monkeypatch.setattr(views, "render", render)
    found = leaks("stranger", only="/search/")
    assert {leak.form for leak in found} == {"the answer differs"}


def test_public_file_of_an_unpublished_story_is_found(monkeypatch):
    monkeypatch.setattr(media, "is_public", lambda model, pk: True)
    report = prove_embargo(["stranger"], only="/media/images/")
    assert any("a file of the embargoed story" in leak.what for leak in report.leaks)


def test_screen_open_to_moderators_is_found(monkeypatch):
    monkeypatch.setattr("articles.middleware.may_ask", lambda user, match: True)
    found = leaks("moderator", only="/admin/choose-page/")
    assert any("headline of the embargoed" in leak.what for leak in found)


@pytest.mark.proof
def test_embargoed_story_listed_for_another_reporter_is_found(monkeypatch):
    monkeypatch.setattr(
        "articles.story_access.hidden_stories",
        lambda user: ArticlePage.objects.none(),
    )
    found = leaks("reporter", only="/admin/pages/")
    assert any("headline of the embargoed" in leak.what for leak in found)
