"""Feeds of the paper, and of a section, an author and a topic, in every format."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import ArticlePage, Author, SectionPage, Topic
from articles.querysets import ArticleQuerySet, for_everybody
from home.answers import answer
from home.models import Imprint
from home.sites import site_of
from interchange.changes import latest_change
from interchange.describing import describe, paper_of
from interchange.public_story import changed_at
from interchange.writers import FEEDS, Feed


@require_safe
def of_paper(request: HttpRequest, written_as: str) -> HttpResponse:
    """The newest stories of the whole paper."""
    return _answer(request, written_as, ArticlePage.objects.published())


@require_safe
def of_section(request: HttpRequest, section: str, written_as: str) -> HttpResponse:
    """The newest stories of a section that everybody may read."""
    if "\0" in section:
        raise Http404
    sections = for_everybody(SectionPage.objects.live())
    found = get_object_or_404(sections, slug=section)
    stories = ArticlePage.objects.published().in_section(found)
    return _answer(request, written_as, stories, found.title, found.description)


@require_safe
def of_author(request: HttpRequest, slug: str, written_as: str) -> HttpResponse:
    """The newest stories of an author; 404 until there is one to be read."""
    found = get_object_or_404(Author, slug=slug)
    stories = ArticlePage.objects.published().by_author(found)
    _expect_some(stories)
    return _answer(request, written_as, stories, found.name, found.bio)


@require_safe
def of_topic(request: HttpRequest, slug: str, written_as: str) -> HttpResponse:
    """The newest stories on a topic; 404 until there is one to be read."""
    found = get_object_or_404(Topic, slug=slug)
    stories = ArticlePage.objects.published().on_topic(found)
    _expect_some(stories)
    return _answer(request, written_as, stories, found.name, found.description)


def _expect_some(stories: ArticleQuerySet) -> None:
    if not stories.exists():
        raise Http404


def _answer(
    request: HttpRequest,
    written_as: str,
    stories: ArticleQuerySet,
    part: str = "",
    description: str = "",
) -> HttpResponse:
    site = site_of(request)
    paper, form = paper_of(site), FEEDS[written_as]
    newest = list(stories.for_machines()[: settings.NEWSROOM_FEED_LENGTH])
    told = describe(newest, paper, with_bodies=paper.feeds_hold_full_text)
    confirmed_at = Imprint.for_site(site).confirmed_at
    title = _("%(part)s – %(paper)s") % {"part": part, "paper": paper.name}
    feed = Feed(
        title=title if part else paper.name,
        description=description if part else paper.description,
        url=paper.root + request.path.removesuffix(form.suffix),
        feed_url=paper.root + request.path,
        paper=paper,
        updated_at=changed_at(told, else_at=confirmed_at),
        stories=tuple(told),
    )
    newest_change = latest_change(told, confirmed_at)
    return answer(
        request, form.write(feed), form.content_type, changed_at=newest_change
    )
