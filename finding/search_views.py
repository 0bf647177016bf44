"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from finding.search import Asked, SearchIsAway, find
from finding.topics_now import topics_now
from home.frame import frame_of
from home.sites import site_of

RETRY_AFTER = 120  # seconds


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The stories that match `q`. Never an error page, whatever was typed.

    503 with the form and a sentence where a search server is set and does not answer.
    """
    asked = Asked.of(request.GET)
    frame_of(site_of(request))  # what is restricted comes with it
    try:
        found = find(asked)
    except SearchIsAway:
        response = render(request, "finding/search.html", _form(asked), status=503)
        response["Retry-After"] = str(RETRY_AFTER)
        return response
    context = _form(asked) | {"found": found, "stories": found.stories}
    if not asked.q:
        context["topics"] = topics_now()
    return render(request, "finding/search.html", context)


def _form(asked: Asked) -> dict:
    return {"asked": asked, "query": asked.q}
