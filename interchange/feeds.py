"""Feeds of the paper, and of a section, an author and a topic, in every format."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import ArticlePage, Author, ListedStory, SectionPage, Topic
from articles.querysets import for_everybody
from articles.story_rows import whole_stories
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
    stories = ArticlePage.objects.published().timed().newest_first()
    return _answer(request, written_as, _newest(stories, "pk"))


@require_safe
def of_section(request: HttpRequest, section: str, written_as: str) -> HttpResponse:
    """The newest stories of a section that everybody may read."""
    if "\0" in section:
        raise Http404
    sections = for_everybody(SectionPage.objects.live())
    found = get_object_or_404(sections, slug=section)
    keys = _newest(ListedStory.objects.of_section(found), "article_id")
    return _answer(request, written_as, keys, found.title, found.description)


@require_safe
def of_author(request: HttpRequest, slug: str, written_as: str) -> HttpResponse:
    """The newest stories of an author; 404 until there is one to be read."""
    found = get_object_or_404(Author, slug=slug)
    keys = _newest(ListedStory.objects.of_author(found), "article_id")
    _expect_some(keys)
    return _answer(request, written_as, keys, found.name, found.bio)


@require_safe
def of_topic(request: HttpRequest, slug: str, written_as: str) -> HttpResponse:
    """The newest stories on a topic; 404 until there is one to be read."""
    found = get_object_or_404(Topic, slug=slug)
    keys = _newest(ListedStory.objects.on_topic(found), "article_id")
    _expect_some(keys)
    return _answer(request, written_as, keys, found.name, found.description)


def _newest(rows: QuerySet, key: str) -> list[int]:
    return list(rows.values_list(key, flat=True)[: settings.NEWSROOM_FEED_LENGTH])


def _expect_some(keys: list[int]) -> None:
    if not keys:
        raise Http404


def _answer(
    request: HttpRequest,
    written_as: str,
    keys: list[int],
    part: str = "",
    description: str = "",
) -> HttpResponse:
    site = site_of(request)
    paper, form = paper_of(site), FEEDS[written_as]
    told = describe(whole_stories(keys), paper, with_bodies=paper.feeds_hold_full_text)
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
