"""The error pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from articles.models import Withdrawal


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
