"""What a visitor is told when a part of the house is away."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from home.views import server_error

RETRY_AFTER = 5  # seconds; a database that is started again is back by then


def answer(request: HttpRequest) -> HttpResponse:
    """Django's handler of what went wrong: 503 while the database is away, else 500.

    Django calls it while it handles the exception. The page is the same, and it asks
    nothing of anything.
    """
    response = server_error(request)
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        response.status_code = 503
        response["Retry-After"] = str(RETRY_AFTER)
    return response
