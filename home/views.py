"""Search and the error pages."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from articles.models import ArticlePage, Withdrawal

RESULTS_PER_PAGE = 20
LONGEST_QUERY = 200


def search(request: HttpRequest) -> HttpResponse:
    """The stories that match `q`, best first. Never an error, whatever was typed."""
    query = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    found = ArticlePage.objects.none()
    # SQLite's full-text search takes a quotation mark for syntax and fails.
    if words := query.replace('"', " ").strip():
        found = ArticlePage.objects.published().for_listing().search(words)
    page = Paginator(found, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "home/search.html", {"query": query, "stories": page})


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    """The one 404: the same bytes for a draft, an embargo and a typing error."""
    return render(request, "404.html", status=404)


def gone(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    """The address of a withdrawn story: when and why it went, none of its words."""
    return render(request, "410.html", {"withdrawal": withdrawal}, status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page. It asks nothing of database or cache, for they may be the cause."""
    page = loader.get_template("500.html").render({})
    return HttpResponse(page, status=500)
