"""The page that tells readers what is kept of them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments.retention import terms


@require_safe
def privacy_page(request: HttpRequest) -> HttpResponse:
    """What is kept of readers, how long, why, and their rights; from the settings."""
    context = {
        "terms": terms(),
        "contact": settings.NEWSROOM_PRIVACY_CONTACT,
        "counts_reads": settings.NEWSROOM_COUNT_READS,
        "days_of_reads": settings.NEWSROOM_KEEP_READS_DAYS,
    }
    return render(request, "comments/privacy.html", context)
