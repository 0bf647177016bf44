from django.utils.functional import SimpleLazyObject

from articles.editions import Alternate, sister_fronts
from home.frame import frame_of
from home.models import Masthead
from home.sites import site_of


def masthead(request) -> dict:
    """`masthead`, `sections`, `house_pages` and `other_editions` for every template.

    Nothing is read until it is used.
    """
    return {
        "masthead": SimpleLazyObject(lambda: Masthead.for_site(site_of(request))),
        "sections": SimpleLazyObject(lambda: frame_of(site_of(request)).section),
        "other_editions": [Alternate(*one) for one in sister_fronts().items()],
        "house_pages": SimpleLazyObject(lambda: frame_of(site_of(request)).house),
    }
