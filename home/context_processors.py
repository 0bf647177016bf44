from django.utils.functional import SimpleLazyObject

from home.models import Masthead
from home.navigation import house_pages, sections


def masthead(request) -> dict:
    """`masthead`, `sections` and `house_pages` for every template.

    Nothing is read until it is used.
    """
    return {
        "masthead": SimpleLazyObject(lambda: Masthead.for_request(request)),
        "sections": SimpleLazyObject(sections),
        "house_pages": SimpleLazyObject(house_pages),
    }
