"""Answers for one reader only."""

from django.http import HttpResponse


def private(response: HttpResponse) -> HttpResponse:
    """Mark a page that only its sender may see: no cache, no index, no referrer abroad.

    `same-origin`, not `no-referrer`: with that, older browsers send `Origin: null`, which
    could not be told from another site's form.
    """
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def redirect_see_other(url: str) -> HttpResponse:
    """A 303, so that reloading the receipt does not send the reply again."""
    response = HttpResponse(status=303)
    response["Location"] = url
    return response
