"""The pages of the tree, found by their address in one query each."""

from django.http import HttpRequest, HttpResponse
from wagtail import views as wagtail_views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from articles.models import ArticlePage, SectionPage
from home.frame import frame_of
from home.models import HomePage
from home.sites import site_of

# What Wagtail's `Page.route_for_request` looks at before it walks down the tree.
FOUND = "_wagtail_route_for_request"
# By the number of parts of their address.
KINDS = {
    0: lambda: HomePage.objects.live(),
    1: lambda: SectionPage.objects.live(),
    2: lambda: ArticlePage.objects.live().for_page(),
}


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
    if len(parts) not in KINDS:
        return None
    pages = KINDS[len(parts)]()
    if not parts:
        return next(iter(pages.filter(pk=site.root_page_id)[:1]), None)
    # By slug, for that column has an index; the address says the rest.
    pages = pages.filter(slug=parts[-1], url_path=site.root_page.url_path + path)
    return next(iter(pages[:1]), None)
