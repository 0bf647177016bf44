"""Social cards, drawn when they are first asked for if the worker was not there yet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import ArticlePage
from home.models import Masthead
from home.sites import site_of
from interchange.cards.drawing import CONTENT_TYPE
from interchange.cards.keeping import card_address, keep_card

# Readers keep it for good; caches between them and us ask again, for a story may be
# withdrawn.
FRESHNESS = "public, max-age=31536000, s-maxage=600, immutable"


@require_safe
def card(request: HttpRequest, pk: int, digest: str) -> HttpResponse:
    """The card of a story that may be read, at the address of what it says now."""
    stories = ArticlePage.objects.published().select_related("section")
    article = get_object_or_404(stories, id=pk)
    paper = Masthead.for_site(site_of(request)).name
    if request.path != card_address(article, paper):
        raise Http404
    response = HttpResponse(keep_card(article, paper), content_type=CONTENT_TYPE)
    response["Cache-Control"] = FRESHNESS
    return response
