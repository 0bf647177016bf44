"""The page of the style guide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from operations.styleguide.showing import shown


@never_cache
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state; for the staff, and kept by no cache."""
    answer = render(request, "operations/styleguide.html", {"entries": shown(request)})
    answer["X-Robots-Tag"] = "noindex"
    return answer
