"""`sitemap.xml` and its parts, and the site map of the news."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.fresh_until import fresh_until
from home.answers import answer
from home.models import Masthead
from home.sites import site_of
from interchange import sitemaps
from interchange.writers import sitemap as writer

XML = "application/xml; charset=utf-8"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts that hold something, with the latest change in each."""
    root = site_of(request).root_url
    parts = [
        writer.Entry(root + reverse(f"sitemap_{kind}", args=[number]), changed_at)
        for kind in sitemaps.KINDS
        for number, changed_at in sitemaps.spans(kind).items()
    ]
    return answer(request, writer.write_index(parts), XML)


@require_safe
def part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """One part; 404 where it would be empty."""
    entries = sitemaps.entries(kind, number, site_of(request))
    if not entries:
        raise Http404
    return answer(request, writer.write_part(entries), XML)


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The stories of two days, at most a thousand."""
    site = site_of(request)
    stories = list(sitemaps.news(site))
    if stories:
        fresh_until(request, stories[-1].published_at + sitemaps.NEWS_AGE)
    content = writer.write_news(
        stories,
        paper=Masthead.for_site(site).name,
        language=settings.LANGUAGE_CODE,
    )
    return answer(request, content, XML)
