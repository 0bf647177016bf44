"""Where a story's page says that it is being read. No session, no cookie, no state."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from comments.privacy import network_of
from finding.reads import count_read

# What calls itself a program. Others do not run the script, and so never come here.
BOTS = re.compile(
    r"bot|crawl|spider|slurp|headless|lighthouse|pagespeed|preview|scan|monitor|"
    r"curl|wget|python|java/|go-http|axios|node|fetch|http-?client|phantom|selenium",
    re.IGNORECASE,
)


@csrf_exempt  # nothing is done in the reader's name
@require_POST
def read(request: HttpRequest, article_id: int) -> HttpResponse:
    """Count a read; the answer is empty, whether it was counted or not.

    403 for what another site had sent. Who asks not to be followed is not counted,
    though nobody is followed here.
    """
    if not settings.NEWSROOM_COUNT_READS:
        return HttpResponse(status=204)
    if not _is_from_a_page_of_ours(request):
        return HttpResponse(status=403)
    if not (_wants_not_to_be_counted(request) or _is_a_bot(request)):
        count_read(article_id=article_id, network=network_of(request))
    return HttpResponse(status=204)


def _is_from_a_page_of_ours(request: HttpRequest) -> bool:
    """Stricter than for a reply: who says nothing is no browser with our script."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin", "")
    return urlsplit(origin).netloc == request.get_host()


def _wants_not_to_be_counted(request: HttpRequest) -> bool:
    return request.headers.get("DNT") == "1" or request.headers.get("Sec-GPC") == "1"


def _is_a_bot(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    return not agent or BOTS.search(agent) is not None
