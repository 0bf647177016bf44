"""Answers for machines: kept for a moment by anybody, and asked for again cheaply."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

# How long a cache may be behind what was published or withdrawn.
FRESH_SECONDS = 60


def answer(
    request: HttpRequest,
    content: str | bytes,
    content_type: str,
    *,
    changed_at: datetime | None = None,
    status: int = 200,
) -> HttpResponse:
    """The content, or 304 where the visitor has it already.

    The entity tag is made of the content itself. `changed_at` must not go back when
    something is taken away, or visitors who know a date only would keep it.
    """
    response = HttpResponse(content, content_type=content_type, status=status)
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    if status != 200:
        return response
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = etag
    modified = int(changed_at.timestamp()) if changed_at else None
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    found = get_conditional_response(
        request, etag=etag, last_modified=modified, response=response
    )
    return found or response
