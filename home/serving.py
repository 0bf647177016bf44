"""The pages of the tree, found by their address in one query each."""

from django.db.models import BigIntegerField, TextField
from django.http import HttpRequest, HttpResponse
from wagtail import views as wagtail_views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from articles.models import ArticlePage, SectionPage
from articles.prepared import PreparedObjects
from articles.story_rows import with_rows
from home.frame import frame_of
from home.models import HomePage
from home.sites import site_of

# What Wagtail's `Page.route_for_request` looks at before it walks down the tree.
FOUND = "_wagtail_route_for_request"


def _sections(slug, url_path):
    return SectionPage.objects.live().filter(slug=slug, url_path=url_path)


def _stories(slug, url_path):
    return ArticlePage.objects.live().for_page().filter(slug=slug, url_path=url_path)


KEY, TEXT = BigIntegerField(), TextField()
FRONT = PreparedObjects(lambda pk: HomePage.objects.live().filter(id=pk), pk=KEY)
# By slug, for that column has an index; the address says the rest.
SECTION = PreparedObjects(_sections, slug=TEXT, url_path=TEXT)
STORY = PreparedObjects(_stories, slug=TEXT, url_path=TEXT)


def page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, spared the walk down the tree.

    Whatever is not found so (a page about the paper, a draft, a slip) Wagtail looks for
    as ever, and whether the page is for this reader it asks as ever.
    """
    site = site_of(request)
    if site is not None and (found := _page_at(site, path)):
        setattr(request, FOUND, RouteResult(found))
    return wagtail_views.serve(request, path)


def _page_at(site: Site, path: str) -> Page | None:
    frame_of(site)  # what is restricted comes with it, and is not asked for again
    parts = path.strip("/").split("/") if path else []
    if not parts:
        return next(iter(FRONT.ask(pk=site.root_page_id)), None)
    address = {"slug": parts[-1], "url_path": site.root_page.url_path + path}
    if len(parts) == 1:
        return next(iter(SECTION.ask(**address)), None)
    stories = STORY.ask(**address) if len(parts) == 2 else []
    return next(iter(with_rows(stories)), None)
