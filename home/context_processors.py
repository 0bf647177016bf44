from django.utils.functional import SimpleLazyObject

from home.models import Masthead
from home.navigation import sections


def masthead(request) -> dict:
    """`masthead` and `sections` for every template; nothing is read until used."""
    return {
        "masthead": SimpleLazyObject(lambda: Masthead.for_request(request)),
        "sections": SimpleLazyObject(sections),
    }
